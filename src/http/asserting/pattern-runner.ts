import { JobPool, JobStopped } from '../../lib/job-pool.ts'
import { workerUrl } from '../../lib/worker-url.ts'
import type { Pattern } from './pattern.ts'

/** What a pattern's thread is asked: whether one of the texts matches. */
export interface PatternTask {
  readonly source: string
  readonly whole: boolean
  readonly texts: readonly string[]
}

/** Most steps that a match may take on the spot; each is some 60 ns. */
const CHEAP = 100_000
/** Longest time for one message, in milliseconds. */
const DEADLINE = 1_000

/** Matches patterns. What may take long is done in a thread, within a limit: nobody else waits for it. */
export class PatternRunner {
  readonly #pool = new JobPool<PatternTask, boolean>({
    module: workerUrl(import.meta.url, './pattern-worker.ts'),
    deadlineMs: DEADLINE,
    heapMb: 64,
    queue: 1_000,
    idleMs: 10_000,
  })

  /** Whether one of the texts matches; one that takes too long does not. */
  async anyMatches(pattern: Pattern, texts: readonly string[]): Promise<boolean> {
    const length = texts.reduce((sum, text) => sum + text.length, 0)
    if (length * pattern.size <= CHEAP) return texts.some((text) => pattern.matches(text))
    const { source, whole } = pattern
    try {
      return await this.#pool.run(async () => ({ input: { source, whole, texts }, transfer: [] }))
    } catch (error) {
      if (error instanceof JobStopped) return false
      throw error
    }
  }

  close(): Promise<void> {
    return this.#pool.close()
  }
}
