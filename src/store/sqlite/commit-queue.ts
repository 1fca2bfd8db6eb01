import { rm } from 'node:fs/promises'
import type { Kept, NewMessage } from '../../domain/message.ts'
import { isTrouble } from '../../domain/trouble.ts'
import { newId } from '../../lib/ids.ts'
import { ThreadEnded } from '../../lib/worker-call.ts'
import { asDomainError, isWriteFailure } from './failure.ts'
import { bodyFile } from './paths.ts'
import type { BodyReceiver, FileFacts, ReceivedBody } from './receiver.ts'
import type { Appended, AppendJob } from './writer/append.ts'

/** Bounds of one transaction: beyond them the rest waits for the next. */
const MOST_MESSAGES = 512
const MOST_OCTETS = 8 * 1024 ** 2

interface Waiting {
  readonly job: AppendJob
  readonly chunks: readonly Uint8Array[]
  readonly resolve: (kept: Kept) => void
  readonly reject: (error: unknown) => void
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

  /** Resolves once the message is committed. */
  async append(message: NewMessage, body: BodyReceiver): Promise<Kept> {
    const id = newId()
    const { size } = body
    this.#settling += 1
    let received: ReceivedBody
    try {
      received = await body.finish(id)
    } catch (error) {
      await body.abort()
      throw asDomainError(error)
    } finally {
      this.#settling -= 1
    }
    const chunks = received.kind === 'file' ? null : received.chunks
    const job = jobOf(message, { id, size, file: received.kind === 'file' ? received : null })
    try {
      return await this.#enqueue(job, chunks ?? [])
    } catch (error) {
      if (chunks === null && isUndone(error)) await rm(bodyFile(this.#parts.bodies, id), { force: true })
      throw error
    } finally {
      body.release()
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

  #enqueue(job: AppendJob, chunks: readonly Uint8Array[]): Promise<Kept> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job, chunks, resolve, reject })
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
    for (const { job } of this.#waiting) {
      octets += job.offset === null ? 0 : job.size
      if (count > 0 && (count >= MOST_MESSAGES || octets > MOST_OCTETS)) break
      count += 1
    }
    return this.#waiting.splice(0, count)
  }

  async #commit(batch: readonly Waiting[]): Promise<void> {
    try {
      const { jobs, octets } = packed(batch)
      const appended = await this.#parts.commit(jobs, octets)
      for (const [at, waiting] of batch.entries()) answer(waiting, appended[at])
    } catch (error) {
      const [only] = batch
      // What fails for the disk fails for all; anything else may be one message's fault, and each is tried by itself.
      if (batch.length === 1 || isDiskTrouble(error)) for (const { reject } of batch) reject(error)
      else if (only !== undefined) for (const waiting of batch) await this.#commit([waiting])
    }
  }
}

function jobOf(
  message: NewMessage,
  { id, size, file }: { readonly id: string; readonly size: number; readonly file: FileFacts | null },
): AppendJob {
  return {
    id,
    inbox: message.inbox,
    receivedAt: message.receivedAt,
    session: message.session,
    seen: message.seen ?? false,
    envelope: JSON.stringify(message.envelope),
    remarks: JSON.stringify(message.remarks),
    size,
    offset: file === null ? 0 : null,
    sha256: file?.sha256 ?? null,
    endsWithCrlf: file?.endsWithCrlf ?? null,
  }
}

function answer({ job, resolve, reject }: Waiting, appended: Appended | undefined): void {
  if (appended === undefined) reject(new Error('the writer did not answer'))
  else resolve({ id: job.id, inbox: job.inbox, ...appended })
}

/**
 * Whether the commit surely was not made. A thread that died, or a disk that failed in the middle, may have made it: the
 * file stays then, and the next start sweeps it where it has no row.
 */
function isUndone(error: unknown): boolean {
  return !(error instanceof ThreadEnded || isTrouble(error, 'store-failed'))
}

function isDiskTrouble(error: unknown): boolean {
  return (error instanceof Error && 'trouble' in error) || isWriteFailure(error)
}

/** All octets of a batch in one buffer, which then crosses to the writer without being copied. */
function packed(batch: readonly Waiting[]): { jobs: AppendJob[]; octets: Uint8Array<ArrayBuffer> } {
  const total = batch.reduce((sum, { job }) => sum + (job.offset === null ? 0 : job.size), 0)
  const octets = new Uint8Array(total)
  let offset = 0
  const jobs = batch.map(({ job, chunks }) => {
    if (job.offset === null) return job
    const start = offset
    for (const chunk of chunks) {
      octets.set(chunk, offset)
      offset += chunk.length
    }
    return { ...job, offset: start }
  })
  return { jobs, octets }
}
