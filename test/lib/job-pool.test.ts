import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { JobPool, type JobPoolOptions, JobStopped } from '../../src/lib/job-pool.ts'

const folder = mkdtempSync(join(tmpdir(), 'sandpost-jobs-'))
const module = pathToFileURL(join(folder, 'worker.mjs'))
const harness = new URL('../../dist/lib/job-worker.js', import.meta.url)

/** A worker that does what its input says. */
writeFileSync(
  module,
  `import { threadId } from 'node:worker_threads'
   import { serveJobs } from '${harness}'
   serveJobs((job) => {
     if (job === 'spin') for (;;);
     if (job === 'hog') { const kept = []; for (;;) kept.push(new Array(1e5).fill({})) }
     if (job === 'fail') throw new Error('it failed')
     if (job === 'exit') process.exit(3)
     return job === 'thread' ? threadId : job
   })`,
)

const pools: JobPool<unknown, unknown>[] = []

function pool(options: Partial<JobPoolOptions> = {}): JobPool<unknown, unknown> {
  const made = new JobPool<unknown, unknown>({
    module,
    deadlineMs: 60_000,
    heapMb: 64,
    queue: 10,
    idleMs: 60_000,
    ...options,
  })
  pools.push(made)
  return made
}

const ask = (of: JobPool<unknown, unknown>, input: unknown) => of.run(async () => ({ input, transfer: [] }))

afterEach(async () => {
  for (const each of pools.splice(0)) await each.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('a job pool', () => {
  it('does jobs one after another in one thread, in the order asked', async () => {
    const jobs = pool()
    const answers: unknown[] = []
    const note = (answer: unknown) => answers.push(answer)
    await Promise.all(['a', 'b', 'c'].map((input) => ask(jobs, input).then(note)))
    expect(answers).toEqual(['a', 'b', 'c'])
    expect(await ask(jobs, 'thread')).toBe(await ask(jobs, 'thread'))
  })

  it('moves what is to be transferred', async () => {
    const bytes = new Uint8Array([1, 2, 3])
    const answer = await pool().run(async () => ({ input: bytes, transfer: [bytes.buffer] }))
    expect(answer).toEqual(new Uint8Array([1, 2, 3]))
    expect(bytes).toHaveLength(0)
  })

  it('passes on what a job throws, and goes on', async () => {
    const jobs = pool()
    await expect(ask(jobs, 'fail')).rejects.toThrow('it failed')
    expect(await ask(jobs, 'next')).toBe('next')
  })

  it('passes on why an input could not be had', async () => {
    await expect(pool().run(() => Promise.reject(new Error('no input')))).rejects.toThrow('no input')
  })

  it('stops a job at its deadline, and does the next in a new thread', async () => {
    const jobs = pool({ deadlineMs: 2000 })
    const [first, spun, after] = [ask(jobs, 'thread'), ask(jobs, 'spin'), ask(jobs, 'thread')]
    await expect(spun).rejects.toThrow(new JobStopped('stopped: more than 2 s'))
    expect(await after).not.toBe(await first)
  })

  it('stops a job that takes more memory than it may', async () => {
    const jobs = pool({ heapMb: 32 })
    await expect(ask(jobs, 'hog')).rejects.toThrow('stopped: more than 32 MiB of memory')
    expect(await ask(jobs, 'next')).toBe('next')
  })

  it('survives a thread that ends by itself', async () => {
    const jobs = pool()
    await expect(ask(jobs, 'exit')).rejects.toThrow('stopped: the thread ended')
    expect(await ask(jobs, 'next')).toBe('next')
  })

  it('refuses a job when too many are waiting', async () => {
    const jobs = pool({ queue: 1 })
    const [running, waiting, refused] = [ask(jobs, 1), ask(jobs, 2), ask(jobs, 3)]
    await expect(refused).rejects.toThrow('not begun: 1 jobs are waiting')
    expect(await Promise.all([running, waiting])).toEqual([1, 2])
  })

  it('ends its thread when idle, and begins another when asked', async () => {
    const jobs = pool({ idleMs: 1 })
    const first = await ask(jobs, 'thread')
    await expect.poll(() => ask(jobs, 'thread'), { timeout: 20_000, interval: 50 }).not.toBe(first)
  })

  it('stops what is running and waiting when it is closed, and takes nothing more', async () => {
    const jobs = pool()
    const stopped = ['spin', 'waiting'].map((input) =>
      expect(ask(jobs, input)).rejects.toThrow('shutting down'),
    )
    await jobs.close()
    await Promise.all(stopped)
    await expect(ask(jobs, 'late')).rejects.toThrow(JobStopped)
  })

  it('says why a worker cannot begin', async () => {
    await expect(ask(pool({ module: new URL('missing.mjs', module) }), 1)).rejects.toThrow(/missing\.mjs/)
  })
})
