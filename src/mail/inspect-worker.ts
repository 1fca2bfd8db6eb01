import { serveJobs } from '../lib/job-worker.ts'
import { checkMessage } from './checks/run.ts'
import { findIn } from './findings.ts'
import { withInlineImages } from './inline-images.ts'
import { inspect } from './inspect.ts'
import type { InspectorTask } from './inspector.ts'

serveJobs<InspectorTask>((task) => {
  switch (task.kind) {
    case 'inspect':
      return inspect(task.octets)
    case 'embed':
      return withInlineImages(task.html, (contentId) => task.images.get(contentId))
    case 'find':
      return findIn(task.octets)
    case 'check':
      return checkMessage(task.octets, task.arrival)
  }
})
