import { rm } from 'node:fs/promises'
import { FLAG } from '../../domain/flags.ts'
import type { Kept, NewMessage } from '../../domain/message.ts'
import { isTrouble } from '../../domain/trouble.ts'
import { newId } from '../../lib/ids.ts'
import { ThreadEnded } from '../../lib/worker-call.ts'
import { asDomainError, isWriteFailure } from './failure.ts'
import { bodyFile } from './paths.ts'
import type { BodyReceiver, FileFacts } from './receiver.ts'
import type { Appended, AppendJob, RouteColumns } from './writer/append.ts'

/** Bounds of one transaction: beyond them the rest waits for the next. */
const MOST_MESSAGES = 512
const MOST_OCTETS = 8 * 1024 ** 2

/** A body that came in whole, with the messages that have it. */
interface Settled {
  readonly jobs: readonly AppendJob[]
  readonly chunks: readonly Uint8Array[]
}

/** Messages that are kept together or not at all. */
interface Waiting {
  readonly bodies: readonly Settled[]
  readonly resolve: (kept: readonly Kept[]) => void
  readonly reject: (error: unknown) => void
}

/** A body, and the messages that are to have it: one in each inbox that it goes to. */
export interface Incoming {
  readonly messages: readonly NewMessage[]
  readonly body: BodyReceiver
}

export interface CommitQueueParts {
  /** Commits a batch. `octets` is given away. */
  readonly commit: (
    jobs: readonly AppendJob[],
    octets: Uint8Array<ArrayBuffer>,
  ) => Promise<readonly Appended[]>
  readonly bodies: string
}

/** Group commit: while one transaction is on its way to disk, what arrives gathers for the next (HOSTILE DUR-5). */
export class CommitQueue {
  readonly #parts: CommitQueueParts
  #waiting: Waiting[] = []
  #committing = false
  #idle: (() => void)[] = []
  #settling = 0

  constructor(parts: CommitQueueParts) {
    this.#parts = parts
  }

  /** Resolves once the messages are committed, all in one transaction. */
  async append(incoming: readonly Incoming[]): Promise<readonly Kept[]> {
    let settled: readonly Settled[] = []
    try {
      let committed: Promise<readonly Kept[]>
      this.#settling += 1
      try {
        settled = await this.#settle(incoming)
        committed = this.#enqueue(settled)
      } finally {
        this.#settling -= 1
      }
      return await committed
    } catch (error) {
      if (isUndone(error)) await this.#discard(settled)
      throw error
    } finally {
      for (const { body } of incoming) body.release()
    }
  }

  /** Resolves once nothing waits for a commit. */
  async drained(): Promise<void> {
    while (this.#committing || this.#waiting.length > 0 || this.#settling > 0) {
      await new Promise<void>((resolve) => {
        this.#idle.push(resolve)
        if (!this.#committing && this.#waiting.length === 0) setImmediate(() => this.#tellIdle())
      })
    }
  }

  /** Ends every body; when one fails, all are given up. */
  async #settle(incoming: readonly Incoming[]): Promise<readonly Settled[]> {
    const settled: Settled[] = []
    try {
      for (const each of incoming) settled.push(await settledOf(each))
      return settled
    } catch (error) {
      await this.#discard(settled)
      await Promise.all(incoming.map(({ body }) => body.abort()))
      throw asDomainError(error)
    }
  }

  async #discard(settled: readonly Settled[]): Promise<void> {
    const files = settled.flatMap(({ jobs }) => jobs).filter(({ offset }) => offset === null)
    await Promise.all(files.map(({ id }) => rm(bodyFile(this.#parts.bodies, id), { force: true })))
  }

  #enqueue(bodies: readonly Settled[]): Promise<readonly Kept[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ bodies, resolve, reject })
      if (!this.#committing) void this.#commitAll()
    })
  }

  async #commitAll(): Promise<void> {
    this.#committing = true
    while (this.#waiting.length > 0) {
      // What is read from other sockets in this turn of the loop joins the same transaction.
      await new Promise<void>((resolve) => setImmediate(resolve))
      await this.#commit(this.#takeBatch())
    }
    this.#committing = false
    this.#tellIdle()
  }

  #tellIdle(): void {
    const idle = this.#idle
    this.#idle = []
    for (const tell of idle) tell()
  }

  #takeBatch(): Waiting[] {
    let octets = 0
    let count = 0
    let taken = 0
    for (const { bodies } of this.#waiting) {
      count += messagesOf(bodies)
      octets += octetsOf(bodies)
      if (taken > 0 && (count > MOST_MESSAGES || octets > MOST_OCTETS)) break
      taken += 1
    }
    return this.#waiting.splice(0, taken)
  }

  async #commit(batch: readonly Waiting[]): Promise<void> {
    try {
      const { jobs, octets } = packed(batch.flatMap(({ bodies }) => bodies))
      const appended = await this.#parts.commit(jobs, octets)
      const kept = jobs.map((job, at) => keptOf(job, appended[at]))
      let at = 0
      for (const { bodies, resolve } of batch) {
        const end = at + messagesOf(bodies)
        resolve(kept.slice(at, end))
        at = end
      }
    } catch (error) {
      const [only] = batch
      // What fails for the disk fails for all; anything else may be one message's fault, and each is tried by itself.
      if (batch.length === 1 || isDiskTrouble(error)) for (const { reject } of batch) reject(error)
      else if (only !== undefined) for (const waiting of batch) await this.#commit([waiting])
    }
  }
}

async function settledOf({ messages, body }: Incoming): Promise<Settled> {
  const named = messages.map((message) => ({ message, id: newId() }))
  const { size } = body
  const received = await body.finish(named.map(({ id }) => id))
  const file = received.kind === 'file' ? received : null
  const chunks = received.kind === 'file' ? [] : received.chunks
  return { jobs: named.map(({ message, id }) => jobOf(message, { id, size, file })), chunks }
}

function jobOf(
  message: NewMessage,
  { id, size, file }: { readonly id: string; readonly size: number; readonly file: FileFacts | null },
): AppendJob {
  return {
    id,
    inbox: message.inbox,
    mailbox: message.mailbox ?? null,
    receivedAt: message.receivedAt,
    internalDate: message.internalDate?.at ?? message.receivedAt,
    zone: message.internalDate?.zone ?? 0,
    replaces: message.replaces ?? null,
    session: message.session,
    flags: (message.flags ?? 0) | (message.seen === true ? FLAG.seen : 0),
    tags: message.keywords ?? [],
    envelope: JSON.stringify(message.envelope),
    remarks: JSON.stringify(message.remarks),
    route: routeOf(message),
    size,
    offset: file === null ? 0 : null,
    sha256: file?.sha256 ?? null,
    endsWithCrlf: file?.endsWithCrlf ?? null,
  }
}

function routeOf({ routedBy }: NewMessage): RouteColumns {
  if (routedBy === undefined) return { rule: null, detail: null, more: null }
  const { rule, detail, recipients, passedOver } = routedBy
  const plain = recipients === null && passedOver.length === 0
  return { rule, detail, more: plain ? null : JSON.stringify({ recipients, passedOver }) }
}

function keptOf({ id, inbox }: AppendJob, appended: Appended | undefined): Kept {
  if (appended === undefined) throw new Error('the writer did not answer')
  return { id, inbox, ...appended }
}

/**
 * Whether the commit surely was not made. A thread that died, or a disk that failed in the middle, may have made it: the
 * file stays then, and the next start sweeps it where it has no row.
 */
function isUndone(error: unknown): boolean {
  return !(error instanceof ThreadEnded || isTrouble(error, 'store-failed'))
}

function isDiskTrouble(error: unknown): boolean {
  if (isTrouble(error, 'no-such-mailbox') || isTrouble(error, 'no-such-message')) return false
  return isTrouble(error) || isWriteFailure(error)
}

function messagesOf(bodies: readonly Settled[]): number {
  return bodies.reduce((sum, { jobs }) => sum + jobs.length, 0)
}

/** Of the bodies that are not in files. */
function octetsOf(bodies: readonly Settled[]): number {
  return bodies.reduce((sum, { chunks }) => sum + lengthOf(chunks), 0)
}

function lengthOf(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, { length }) => sum + length, 0)
}

/** All octets of a batch in one buffer, each body once, which then crosses to the writer without being copied. */
function packed(bodies: readonly Settled[]): { jobs: AppendJob[]; octets: Uint8Array<ArrayBuffer> } {
  const octets = new Uint8Array(octetsOf(bodies))
  let end = 0
  const jobs = bodies.flatMap(({ jobs, chunks }) => {
    const start = end
    for (const chunk of chunks) {
      octets.set(chunk, end)
      end += chunk.length
    }
    return jobs.map((job) => (job.offset === null ? job : { ...job, offset: start }))
  })
  return { jobs, octets }
}
