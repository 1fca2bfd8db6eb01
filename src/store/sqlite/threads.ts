import type { TransferListItem } from 'node:worker_threads'
import type { Publish } from '../../domain/events.ts'
import type { Log } from '../../lib/log.ts'
import { ThreadEnded, WorkerCaller } from '../../lib/worker-call.ts'
import { workerUrl } from '../../lib/worker-url.ts'
import { closedError, revive } from './failure.ts'
import type { Index } from './index/start.ts'
import type { ReaderOptions } from './reader/engine.ts'
import type { ReaderCalls } from './reader/worker.ts'
import type { WriterOptions } from './writer/engine.ts'
import type { Outcome } from './writer/ledger.ts'
import type { WriterCalls } from './writer/worker.ts'

type Mutations = {
  [Name in keyof WriterCalls as ReturnType<WriterCalls[Name]> extends Outcome<unknown>
    ? Name
    : never]: WriterCalls[Name]
}
type ResultOf<Name extends keyof Mutations> =
  ReturnType<Mutations[Name]> extends Outcome<infer Result> ? Result : never

/** Octets of short-lived objects that the reader keeps before it cleans up, in MiB: answers of megabytes would leave tens of them. */
const YOUNG = 4

export interface ThreadsParts {
  readonly writer: WriterOptions
  readonly reader: ReaderOptions
  readonly publish: Publish
  readonly log: Log
}

/** The writer and the reader of a store. Events of a mutation are published before it is answered, in order. */
export class Threads {
  readonly #parts: ThreadsParts
  readonly #writer: WorkerCaller<WriterCalls>
  readonly #reader: WorkerCaller<ReaderCalls>
  #index: Index | undefined
  #closed = false
  /** The last number given out by a commit that we know of. */
  seq = 0
  /** Why no commit can be made: the last one failed, or the writer is gone. `null` once one went well. */
  trouble: string | null = null

  /** What a commit promises, as the writer read it back; known once it has started. */
  settings = ''

  constructor(parts: ThreadsParts) {
    this.#parts = parts
    this.#writer = new WorkerCaller(workerUrl(import.meta.url, './writer/worker.ts'), {
      revive,
      ended: (reason) => {
        this.trouble = 'The thread that writes has ended: restart Sandpost.'
        if (!this.#closed) parts.log.error({ err: reason }, this.trouble)
      },
    })
    this.#reader = new WorkerCaller(workerUrl(import.meta.url, './reader/worker.ts'), {
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
      revive,
    })
  }

  /** Opens the database in each of them; it must be there. */
  async start(): Promise<void> {
    this.#writer.begin(this.#parts.writer)
    this.#reader.begin(this.#parts.reader)
    const { settings, seq } = await this.#writer.call('facts', [])
    this.settings = settings
    this.seq = seq
  }

  /** From now on the index is told of every commit, and at once of those before. */
  follow(index: Index): void {
    this.#index = index
    index.committed(this.seq)
  }

  read<Name extends keyof ReaderCalls>(
    name: Name,
    args: Parameters<ReaderCalls[Name]>,
  ): Promise<Awaited<ReturnType<ReaderCalls[Name]>>> {
    if (this.#closed) return Promise.reject(closedError())
    return this.#reader.call(name, args)
  }

  async write<Name extends keyof Mutations>(
    name: Name,
    args: Parameters<Mutations[Name]>,
    transfer: readonly TransferListItem[] = [],
  ): Promise<ResultOf<Name>> {
    if (this.#closed) throw closedError()
    try {
      const outcome = (await this.#writer.call(name, args, transfer)) as Outcome<ResultOf<Name>>
      this.#committed(outcome)
      return outcome.result
    } catch (error) {
      this.#failed(error)
      throw error
    }
  }

  /** For a quiet moment. */
  checkpoint(): Promise<void> {
    return this.#writer.call('checkpoint', [])
  }

  /** Takes no more calls, and ends the threads once those before are answered. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#reader.call('close', []).catch(unlessEnded)
    await this.#writer.call('close', []).catch(unlessEnded)
    await Promise.all([this.#reader.terminate(), this.#writer.terminate()])
  }

  /** Ends the threads where they stand, when a start failed. */
  async abandon(): Promise<void> {
    this.#closed = true
    await Promise.all([this.#reader.terminate(), this.#writer.terminate()])
  }

  #committed({ seq, events, removed }: Outcome<unknown>): void {
    this.trouble = null
    if (seq > this.seq) this.seq = seq
    this.#index?.committed(seq)
    if (removed.length > 0) this.#index?.removed(removed)
    for (const event of events) this.#parts.publish(event)
  }

  #failed(error: unknown): void {
    const trouble = error instanceof Error && 'trouble' in error ? String(error.trouble) : ''
    if (trouble === 'disk-full' || trouble.startsWith('store-')) this.trouble = (error as Error).message
  }
}

/** A thread that is gone needs no closing. */
function unlessEnded(error: unknown): void {
  if (!(error instanceof ThreadEnded)) throw error
}
