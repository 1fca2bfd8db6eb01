import { Worker } from 'node:worker_threads'
import { DomainError } from '../../../domain/trouble.ts'
import { Pace } from './pace.ts'
import type { FromIndexer, IndexerSetup, ToIndexer } from './protocol.ts'
import type { Index, Indexed, IndexOptions } from './search-index.ts'
import type { Cursors } from './tables.ts'
import { Waiters } from './waiters.ts'
import { Watchdog } from './watchdog.ts'

const DEADLINE = 2000
const HEAP = 256
/** Deaths in a row without any progress after which it is not started again. */
const MOST_DEATHS = 5
const PAUSE_AFTER_DEATH = 200
/** What a slice of work needs and more; after it the thread is ended, which costs only the slice at work. */
const CLOSING_TIME = 500

/** Starts the index worker, again when it dies, and keeps from it the messages that it died of. */
export class IndexSupervisor implements Index {
  readonly #options: IndexOptions
  readonly #workerUrl: URL
  readonly #parsing = new BigInt64Array(new SharedArrayBuffer(8))
  readonly #unparsable = new Map<number, string>()
  readonly #waiters: Record<Indexed, Waiters> = { digests: new Waiters(), text: new Waiters() }
  readonly #watchdog: Watchdog
  #worker: Worker | undefined
  #hasStarted = false
  /** Whose parsing the worker was ended for; 0 when it was not ended by us. */
  #stopped = 0
  #cursors: Cursors = { digests: 0, text: 0 }
  #committed = 0
  readonly #pace = new Pace(() => performance.now())
  /** Set while the worker rests though there is work. */
  #rest: NodeJS.Timeout | undefined
  #idle = false
  #deaths = 0
  /** Why waiting is of no use any more. */
  #over: DomainError | undefined
  #closed: Promise<void> | undefined
  #lastTrouble = ''

  constructor(options: IndexOptions, url: URL) {
    this.#options = options
    this.#workerUrl = url
    const deadline = options.deadlineMs ?? DEADLINE
    this.#watchdog = new Watchdog(
      deadline,
      () => Atomics.load(this.#parsing, 0),
      (seq) => this.#stopParsing(Number(seq), `parsing stopped: more than ${deadline / 1000} s`),
    )
  }

  start(): Promise<void> {
    const worker = this.#spawn()
    const started = new Promise<void>((resolve, reject) => {
      let death = new Error('the index worker ended at start')
      worker.once('message', () => resolve())
      worker.once('error', (error) => {
        death = error instanceof Error ? error : death
      })
      // What it said before it died is heard before its exit, and not always before its error.
      worker.once('exit', () => reject(death))
    })
    started.catch((error: Error) => this.#neverStarted(error))
    return started
  }

  get indexedSeq(): number {
    return this.#cursors.text
  }

  committed(seq: number): void {
    if (seq <= this.#committed) return
    this.#committed = seq
    this.#pace.committed()
    if (this.#idle) this.#goOn()
  }

  removed(seqs: readonly number[]): void {
    if (seqs.length > 0) this.#send({ kind: 'removed', seqs })
  }

  caughtUp(seq: number, what: Indexed): Promise<void> {
    if (this.#over !== undefined) return Promise.reject(this.#over)
    if (this.#cursors[what] >= seq) return Promise.resolve()
    this.#committed = Math.max(this.#committed, seq)
    const waiting = this.#waiters[what].wait(seq)
    if (this.#idle || this.#rest !== undefined || what === 'text') this.#work()
    return waiting
  }

  close(): Promise<void> {
    this.#closed ??= this.#close()
    return this.#closed
  }

  async #close(): Promise<void> {
    this.#end(new DomainError('shutting-down', 'Sandpost is shutting down.'))
    clearTimeout(this.#rest)
    this.#watchdog.rest()
    const worker = this.#worker
    if (worker === undefined) return
    const gone = new Promise((resolve) => worker.once('exit', resolve))
    const impatience = setTimeout(() => void worker.terminate(), CLOSING_TIME)
    this.#send({ kind: 'close' })
    await gone
    clearTimeout(impatience)
  }

  #spawn(): Worker {
    const { databasePath, bodiesPath, indexPath, digestModule } = this.#options
    const workerData: IndexerSetup = {
      databasePath,
      bodiesPath,
      indexPath,
      digestModule: digestModule.href,
      parsing: this.#parsing.buffer as SharedArrayBuffer,
      unparsable: this.#unparsable,
    }
    Atomics.store(this.#parsing, 0, 0n)
    this.#stopped = 0
    const worker = new Worker(this.#workerUrl, {
      workerData,
      execArgv: [],
      name: 'index',
      resourceLimits: { maxOldGenerationSizeMb: HEAP },
    })
    let death: Error | undefined
    worker.on('message', (message: FromIndexer) => this.#hear(message))
    worker.on('error', (error) => {
      death = error instanceof Error ? error : new Error(String(error))
    })
    worker.on('exit', () => this.#bury(death))
    this.#worker = worker
    this.#idle = false
    this.#watchdog.watch()
    return worker
  }

  #hear(message: FromIndexer): void {
    switch (message.kind) {
      case 'progress':
        this.#hasStarted = true
        this.#progress(message, message.idle)
        break
      case 'warning':
        this.#options.log.warn({ seq: message.seq }, message.text)
        break
      case 'stuck':
        this.#stuck(message.code, message.text)
        break
    }
  }

  #progress({ digests, text }: Cursors, idle: boolean): void {
    if (digests > this.#cursors.digests || text > this.#cursors.text || idle) this.#deaths = 0
    this.#cursors = { digests, text }
    if (this.#over !== undefined) return
    this.#waiters.digests.reached(digests)
    this.#waiters.text.reached(text)
    this.#idle = idle
    if (idle) this.#lastTrouble = ''
    if (!idle || text < this.#committed) this.#goOn()
    else this.#watchdog.rest()
  }

  /** Work now, or after a rest while mail comes in. */
  #goOn(): void {
    const awaited = this.#waiters.digests.highest > 0 || this.#waiters.text.highest > 0
    const rest = this.#pace.rest({ awaited, behind: this.#committed - this.#cursors.text })
    if (rest === 0) this.#work()
    else {
      this.#watchdog.rest()
      this.#rest ??= setTimeout(() => this.#work(), rest).unref()
    }
  }

  #work(): void {
    clearTimeout(this.#rest)
    this.#rest = undefined
    this.#idle = false
    this.#watchdog.watch()
    this.#send({ kind: 'work', upTo: this.#committed, text: this.#waiters.text.highest })
  }

  #send(message: ToIndexer): void {
    this.#worker?.postMessage(message)
  }

  #stuck(code: string, text: string): void {
    if (code !== this.#lastTrouble)
      this.#options.log.error({ code }, `the search index cannot go on: ${text}`)
    this.#lastTrouble = code
    this.#fail(answerTo(code))
  }

  #fail(reason: DomainError): void {
    this.#waiters.digests.fail(reason)
    this.#waiters.text.fail(reason)
  }

  #end(reason: DomainError): void {
    this.#over ??= reason
    this.#fail(this.#over)
  }

  #stopParsing(seq: number, warning: string): void {
    this.#unparsable.set(seq, warning)
    this.#stopped = seq
    this.#worker?.terminate().catch(() => undefined)
  }

  /** The worker is gone: a message at fault is put aside, and the next worker starts. */
  #bury(death: Error | undefined): void {
    this.#worker = undefined
    clearTimeout(this.#rest)
    this.#rest = undefined
    this.#watchdog.rest()
    if (this.#closed !== undefined || !this.#hasStarted) return
    // By now it may already parse another one, which is not at fault.
    const seq = this.#stopped === 0 ? Number(Atomics.load(this.#parsing, 0)) : this.#stopped
    if (seq !== 0) {
      if (!this.#unparsable.has(seq)) this.#unparsable.set(seq, warningOf(death))
      this.#options.log.warn({ seq }, this.#unparsable.get(seq) ?? '')
      this.#restart()
      return
    }
    this.#deaths += 1
    this.#options.log.error({ error: death?.message }, 'the index worker died')
    if (this.#deaths > MOST_DEATHS) {
      this.#end(outOfOrder())
      return
    }
    setTimeout(() => this.#closed ?? this.#restart(), PAUSE_AFTER_DEATH * this.#deaths).unref()
  }

  #neverStarted({ message }: Error): void {
    if (this.#closed !== undefined) return
    this.#options.log.error({ error: message }, 'the index worker did not start')
    this.#end(outOfOrder())
  }

  #restart(): void {
    this.#spawn()
    this.#work()
  }
}

function outOfOrder(): DomainError {
  return new DomainError('store-failed', 'The search index is out of order; restart Sandpost.')
}

function warningOf(death: Error | undefined): string {
  const code = (death as { code?: unknown } | undefined)?.code
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return `parsing stopped: more than ${HEAP} MiB`
  return `parsing stopped: ${death?.message ?? 'the parser ended its thread'}`
}

function answerTo(code: string): DomainError {
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') {
    return new DomainError(
      'disk-full',
      'The disk is full: the search index cannot grow. Make room and try again.',
    )
  }
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
    return new DomainError('store-failed', 'The search index is damaged: the next start builds it anew.')
  }
  return new DomainError('store-failed', 'The search index cannot be written now; try again in a moment.')
}
