import { parentPort } from 'node:worker_threads'
import type { JobReport } from './job-pool.ts'

/** Makes this thread the worker of a `JobPool`: `work` is called with each input and what it answers is sent back. */
export function serveJobs<Input>(work: (input: Input) => unknown): void {
  const report = (words: JobReport) => parentPort?.postMessage(words)
  parentPort?.on('message', async (input: Input) => {
    try {
      report({ kind: 'done', output: await work(input) })
    } catch (error) {
      report({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
    }
  })
  report({ kind: 'ready' })
}
