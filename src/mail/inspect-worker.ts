import { serveJobs } from '../lib/job-worker.ts'
import { withInlineImages } from './inline-images.ts'
import { inspect } from './inspect.ts'
import type { InspectorTask } from './inspector.ts'

serveJobs<InspectorTask>((task) =>
  task.kind === 'inspect'
    ? inspect(task.octets)
    : withInlineImages(task.html, (contentId) => task.images.get(contentId)),
)
