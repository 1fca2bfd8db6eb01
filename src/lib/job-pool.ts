import { Worker } from 'node:worker_threads'

/** A job that was ended, or not begun, because of a limit; the message names it. */
export class JobStopped extends Error {
  override readonly name = 'JobStopped'
}

export interface JobPoolOptions {
  /** The compiled module whose {@link serveJobs} does the work, see `workerUrl`. */
  readonly module: URL
  /** Longest time for one job, in milliseconds, from when the worker has it. */
  readonly deadlineMs: number
  /** Most JavaScript heap of the worker, in MiB; octets of buffers are not counted. */
  readonly heapMb: number
  /** Most jobs waiting. */
  readonly queue: number
  /** How long the worker is kept without a job, in milliseconds. */
  readonly idleMs: number
}

/** What a job is given. `transfer` is moved to the worker, not copied. */
export interface JobInput<Input> {
  readonly input: Input
  readonly transfer: readonly ArrayBuffer[]
}

interface Job<Input, Output> {
  readonly load: () => Promise<JobInput<Input>>
  readonly resolve: (output: Output) => void
  readonly reject: (error: Error) => void
}

/** What a worker says: that it is ready, or what became of its job. */
export type JobReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'failed'; readonly message: string }

/**
 * Runs jobs one after another in a thread of their own, each within its limits. The thread is begun with the first job,
 * replaced when a job had to be stopped, and ended when there is nothing to do.
 */
export class JobPool<Input, Output> {
  readonly #options: JobPoolOptions
  readonly #waiting: Job<Input, Output>[] = []
  #worker: JobThread<Input> | undefined
  #busy = false
  #working: Promise<void> = Promise.resolve()
  #idle: NodeJS.Timeout | undefined
  #closed = false

  constructor(options: JobPoolOptions) {
    this.#options = options
  }

  /**
   * @param load called when the job's turn comes, so that only one input is in memory at a time
   * @throws JobStopped when the job went over a limit, too many are waiting, or the pool is closed
   */
  run(load: () => Promise<JobInput<Input>>): Promise<Output> {
    if (this.#closed) return Promise.reject(new JobStopped('stopped: shutting down'))
    if (this.#waiting.length >= this.#options.queue)
      return Promise.reject(new JobStopped(`not begun: ${this.#options.queue} jobs are waiting`))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ load, resolve, reject })
      if (!this.#busy) this.#working = this.#work()
    })
  }

  /** Ends the thread; jobs that are not done are stopped. */
  async close(): Promise<void> {
    this.#closed = true
    for (const job of this.#waiting.splice(0)) job.reject(new JobStopped('stopped: shutting down'))
    this.#worker?.stop('shutting down')
    await this.#working
    await this.#endWorker()
  }

  async #work(): Promise<void> {
    this.#busy = true
    clearTimeout(this.#idle)
    for (let job = this.#waiting.shift(); job !== undefined; job = this.#waiting.shift()) await this.#do(job)
    this.#busy = false
    this.#idle = setTimeout(() => void this.#endWorker(), this.#options.idleMs).unref()
  }

  async #do(job: Job<Input, Output>): Promise<void> {
    try {
      const input = await job.load()
      if (this.#closed) throw new JobStopped('stopped: shutting down')
      if (this.#worker === undefined || this.#worker.ended) this.#worker = new JobThread(this.#options)
      job.resolve((await this.#worker.run(input)) as Output)
    } catch (error) {
      job.reject(error instanceof Error ? error : new Error(String(error)))
    }
  }

  async #endWorker(): Promise<void> {
    clearTimeout(this.#idle)
    const worker = this.#worker
    this.#worker = undefined
    await worker?.end()
  }
}

/** One worker thread, one job at a time. */
class JobThread<Input> {
  readonly #options: JobPoolOptions
  readonly #worker: Worker
  readonly #ready: Promise<void>
  #settle: { resolve: (output: unknown) => void; reject: (error: Error) => void } | undefined
  #exit: Promise<unknown> | undefined
  ended = false

  constructor(options: JobPoolOptions) {
    this.#options = options
    this.#worker = new Worker(options.module, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: options.heapMb },
    })
    this.#ready = new Promise((resolve, reject) => {
      this.#settle = { resolve: () => resolve(), reject }
    })
    // A thread that never gets ready is noticed where the job waits for it.
    this.#ready.catch(() => {})
    this.#worker.on('message', (report: JobReport) => this.#hear(report))
    this.#worker.on('error', (error: Error) => this.#fail(this.#named(error)))
    this.#worker.on('exit', () => this.#fail(new JobStopped('stopped: the thread ended')))
  }

  async run({ input, transfer }: JobInput<Input>): Promise<unknown> {
    this.#worker.ref()
    let deadline: NodeJS.Timeout | undefined
    try {
      await this.#ready
      return await new Promise((resolve, reject) => {
        this.#settle = { resolve, reject }
        // A late timer may fire before an answer that is already there is read: let that come first.
        const late = () => setImmediate(() => this.stop(`more than ${this.#options.deadlineMs / 1000} s`))
        deadline = setTimeout(late, this.#options.deadlineMs)
        this.#worker.postMessage(input, [...transfer])
      })
    } finally {
      clearTimeout(deadline)
      this.#settle = undefined
      this.#worker.unref()
    }
  }

  /** Ends the job at hand, and the thread with it. */
  stop(limit: string): void {
    if (this.#settle === undefined) return
    this.#fail(new JobStopped(`stopped: ${limit}`))
    void this.end()
  }

  end(): Promise<unknown> {
    this.ended = true
    this.#exit ??= this.#worker.terminate()
    return this.#exit
  }

  #hear(report: JobReport): void {
    switch (report.kind) {
      case 'ready':
        this.#settle?.resolve(undefined)
        break
      case 'done':
        this.#settle?.resolve(report.output)
        break
      case 'failed':
        this.#settle?.reject(new Error(report.message))
    }
  }

  #fail(error: Error): void {
    this.ended = true
    this.#settle?.reject(error)
  }

  #named(error: Error): Error {
    const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    return outOfMemory ? new JobStopped(`stopped: more than ${this.#options.heapMb} MiB of memory`) : error
  }
}
