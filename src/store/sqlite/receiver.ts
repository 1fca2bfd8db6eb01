import { createHash, type Hash } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { copyFile, type FileHandle, link, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { newId } from '../../lib/ids.ts'
import type { Receiver } from '../store.ts'
import { asDomainError, closedError } from './failure.ts'
import { FinalCrlf } from './final-crlf.ts'
import { bodyFile, type StorePaths } from './paths.ts'

/** Bodies up to this size stay in memory and go into a row; larger ones go to a file as they come. */
const IN_MEMORY = 256 * 1024
/** The longest stretch gathered before it is written to the file. */
const STRETCH = 64 * 1024
/** Octets that all bodies of a store may hold in memory together. */
const TOGETHER = 16 * 1024 ** 2

/** What is known of a file without reading it again. */
export interface FileFacts {
  readonly sha256: string
  readonly endsWithCrlf: boolean
}

/** Where a body is once it came in whole. */
export type ReceivedBody =
  | { readonly kind: 'memory'; readonly chunks: readonly Uint8Array[] }
  | ({ readonly kind: 'file' } & FileFacts)

export interface ReceiverOptions {
  readonly paths: StorePaths
  /** Whether a file is forced to disk before its row. */
  readonly sync: boolean
  /** Shared by all receivers of the store. */
  readonly memory: BodyMemory
}

/** How much bodies hold in memory: once it is too much, those of more than one stretch go to files early. */
export class BodyMemory {
  held = 0

  get scarce(): boolean {
    return this.held > TOGETHER
  }
}

/** Takes in one body. Writes to the file one after another; the first failure is kept for whoever waits next. */
export class BodyReceiver implements Receiver {
  readonly #options: ReceiverOptions
  #chunks: Uint8Array[] = []
  /** Octets of `#chunks`, which count as held until `release`. */
  #gathered = 0
  #size = 0
  #file: IncomingFile | undefined
  #ended = false

  constructor(options: ReceiverOptions) {
    this.#options = options
  }

  get size(): number {
    return this.#size
  }

  write(chunk: Uint8Array): Promise<void> | void {
    if (this.#ended) return undefined
    this.#size += chunk.length
    this.#gathered += chunk.length
    this.#options.memory.held += chunk.length
    this.#chunks.push(chunk)
    if (this.#gathered < STRETCH) return undefined
    if (this.#file === undefined && this.#gathered <= IN_MEMORY && !this.#options.memory.scarce)
      return undefined
    return this.#flush()
  }

  async rest(): Promise<void> {
    if (this.#ended || this.#file === undefined) return
    await this.#flush()
    try {
      await this.#file.rest(this.#options.sync)
    } catch (error) {
      throw asDomainError(error)
    }
  }

  async *bytes(): AsyncGenerator<Uint8Array> {
    if (this.#ended) throw closedError()
    if (this.#file === undefined) {
      yield* this.#chunks
      return
    }
    await this.#flush()
    try {
      yield* this.#file.bytes()
    } catch (error) {
      throw asDomainError(error)
    }
  }

  async abort(): Promise<void> {
    this.#ended = true
    this.release()
    await this.#file?.discard()
  }

  /** Lets go of what is in memory: the body is in a row by now, in a file, or given up. */
  release(): void {
    this.#chunks = []
    this.#options.memory.held -= this.#gathered
    this.#gathered = 0
  }

  /** Ends the body; one that went to a file is then under the names of these messages and, when asked so, on disk. */
  async finish(ids: readonly string[]): Promise<ReceivedBody> {
    if (this.#ended) throw closedError()
    if (this.#file === undefined) {
      this.#ended = true
      return { kind: 'memory', chunks: this.#chunks }
    }
    await this.#flush()
    this.#ended = true
    const { paths, sync } = this.#options
    const files = ids.map((id) => bodyFile(paths.bodies, id))
    return { kind: 'file', ...(await this.#file.settle(files, sync)) }
  }

  async #flush(): Promise<void> {
    if (this.#gathered === 0) return
    this.#file ??= new IncomingFile(join(this.#options.paths.incoming, newId()))
    const written = this.#file.write(this.#chunks)
    this.release()
    try {
      await written
    } catch (error) {
      throw asDomainError(error)
    }
  }
}

/** The temporary file of a large body. */
class IncomingFile {
  readonly #path: string
  readonly #hash: Hash = createHash('sha256')
  readonly #end = new FinalCrlf()
  #handle: FileHandle | undefined
  #made = false
  #work: Promise<void> = Promise.resolve()

  constructor(path: string) {
    this.#path = path
  }

  write(chunks: readonly Uint8Array[]): Promise<void> {
    for (const chunk of chunks) {
      this.#hash.update(chunk)
      this.#end.see(chunk)
    }
    this.#work = this.#work.then(async () => {
      this.#handle ??= await this.#open()
      let left = chunks.filter((chunk) => chunk.length > 0)
      while (left.length > 0) left = after(left, (await this.#handle.writev(left)).bytesWritten)
    })
    // Whoever waits for this write, or for a later one, is told of the failure.
    this.#work.catch(() => undefined)
    return this.#work
  }

  /** Forces to disk what has come when asked so, and closes the file. */
  async rest(sync: boolean): Promise<void> {
    await this.#work
    if (sync) await this.#handle?.sync()
    await this.#handle?.close()
    this.#handle = undefined
  }

  async *bytes(): AsyncGenerator<Uint8Array> {
    await this.#work
    yield* createReadStream(this.#path)
  }

  /** Forces it to disk, gives it its names and forces those to disk too (HOSTILE DUR-2). */
  async settle(paths: readonly string[], sync: boolean): Promise<FileFacts> {
    await this.rest(sync)
    const [first = this.#path, ...others] = paths
    try {
      await inFolder(first, sync, () => rename(this.#path, first))
      for (const other of others) await inFolder(other, sync, () => sameFile(first, other, sync))
    } catch (error) {
      for (const path of paths) await rm(path, { force: true })
      throw error
    }
    return { sha256: this.#hash.digest('hex'), endsWithCrlf: this.#end.there }
  }

  #open(): Promise<FileHandle> {
    // O_EXCL: a file or link that somebody planted under this name is never followed.
    const how = this.#made ? constants.O_APPEND : constants.O_CREAT | constants.O_EXCL
    this.#made = true
    return open(this.#path, how | constants.O_WRONLY, 0o600)
  }

  async discard(): Promise<void> {
    await this.#work.catch(() => undefined)
    await this.#handle?.close().catch(() => undefined)
    this.#handle = undefined
    await rm(this.#path, { force: true })
  }
}

/** What is left of `chunks` after `written` octets went out. */
function after(chunks: readonly Uint8Array[], written: number): Uint8Array[] {
  let skip = written
  const left: Uint8Array[] = []
  for (const chunk of chunks) {
    if (skip >= chunk.length) skip -= chunk.length
    else {
      left.push(chunk.subarray(skip))
      skip = 0
    }
  }
  return left
}

/** Puts a file there, into a folder that is made when it is missing. */
async function inFolder(path: string, sync: boolean, put: () => Promise<void>): Promise<void> {
  const folder = dirname(path)
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  await put()
  if (sync) await syncFolder(folder)
  if (sync && made !== undefined) await syncFolder(dirname(folder))
}

/** One body under another name too: each message has its own, and the octets go with the last. Not every disk can. */
async function sameFile(path: string, other: string, sync: boolean): Promise<void> {
  try {
    await link(path, other)
  } catch {
    await copyFile(path, other, constants.COPYFILE_EXCL)
    if (sync) await syncFile(other)
  }
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
