import { serveJobs } from '../lib/job-worker.ts'
import { inspect } from './inspect.ts'

serveJobs<Uint8Array>(inspect)
