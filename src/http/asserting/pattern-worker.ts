import { serveJobs } from '../../lib/job-worker.ts'
import { patternOf } from './pattern.ts'
import type { PatternTask } from './pattern-runner.ts'

serveJobs<PatternTask>(async ({ source, whole, texts }) => {
  const pattern = await patternOf(source, { field: 'pattern', whole })
  return texts.some((text) => pattern.matches(text))
})
