import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { MailEvent } from '../../domain/events.ts'
import { canonicalMailbox } from '../../domain/mailbox.ts'
import type { Kept, MessageChange, NewMessage, StoredMessage } from '../../domain/message.ts'
import type { MapField, MessageMap } from '../../domain/structure.ts'
import type { Listing, MessagePage, Messages, RawMessage, Receiver, Selection } from '../store.ts'
import { checked, damagedBody } from './body-check.ts'
import type { CommitQueue } from './commit-queue.ts'
import type { Index } from './index/start.ts'
import { unpackMap } from './maps/row.ts'
import { noSuchMessage } from './no-such.ts'
import { bodyFile, type StorePaths } from './paths.ts'
import { type BodyMemory, BodyReceiver } from './receiver.ts'
import { compileQuery } from './search/compile.ts'
import { inSteps } from './steps.ts'
import type { Threads } from './threads.ts'

export interface MessagesParts {
  readonly threads: Threads
  readonly queue: CommitQueue
  readonly index: Index
  readonly paths: StorePaths
  /** Whether large bodies are forced to disk before their rows. */
  readonly sync: boolean
  readonly memory: BodyMemory
}

export class SqliteMessages implements Messages {
  readonly #parts: MessagesParts

  constructor(parts: MessagesParts) {
    this.#parts = parts
  }

  receive(): Receiver {
    return new BodyReceiver(this.#parts)
  }

  async append(message: NewMessage, body: Receiver): Promise<Kept> {
    const [kept] = await this.appendCopies([message], body)
    if (kept === undefined) throw new Error('the store did not answer')
    return kept
  }

  async appendCopies(messages: readonly NewMessage[], body: Receiver): Promise<readonly Kept[]> {
    return this.#parts.queue.append([{ messages: messages.map(named), body: ownBody(body) }])
  }

  async appendAll(
    messages: readonly { readonly message: NewMessage; readonly body: Receiver }[],
  ): Promise<readonly Kept[]> {
    const own = messages.map(({ message, body }) => ({ messages: [named(message)], body: ownBody(body) }))
    return this.#parts.queue.append(own)
  }

  async get(id: string): Promise<StoredMessage> {
    await this.#caughtUp('digests')
    return this.#parts.threads.read('message', [id])
  }

  async map(id: string): Promise<MessageMap> {
    const [map] = await this.maps([id])
    if (map === undefined) throw noSuchMessage(id)
    return map
  }

  async maps<Field extends MapField = MapField>(
    ids: readonly string[],
    fields: readonly Field[] = MAP_FIELDS as readonly Field[],
  ): Promise<readonly (Pick<MessageMap, Field | 'warning'> | undefined)[]> {
    await this.#caughtUp('digests')
    const maps: (Pick<MessageMap, Field | 'warning'> | undefined)[] = []
    while (maps.length < ids.length) {
      const some = ids.slice(maps.length, maps.length + MAPS_AT_ONCE)
      for (const row of await this.#parts.threads.read('maps', [some, fields]))
        maps.push(row === null ? undefined : unpackMap(row, fields))
    }
    return maps
  }

  async list(listing: Listing): Promise<MessagePage> {
    const { needs } = compileQuery(listing.query)
    await this.#caughtUp(needs === 'text' ? 'text' : 'digests')
    return this.#parts.threads.read('list', [listing])
  }

  async raw(id: string): Promise<RawMessage> {
    const { size, sha256, internationalized, bytes } = await this.#parts.threads.read('body', [id])
    const file = bodyFile(this.#parts.paths.bodies, id)
    if (bytes === null) await requireFile(file, { id, size })
    return {
      size,
      sha256,
      internationalized,
      bytes: (range = { start: 0, end: size }) => {
        if (bytes !== null) return fromMemory(bytes, range)
        const chunks = fromFile(file, range)
        return range.start === 0 && range.end === size ? checked(chunks, { id, sha256 }) : chunks
      },
    }
  }

  change(selection: Selection, change: MessageChange): Promise<number> {
    return this.#inSteps(selection, (ids) => this.#parts.threads.write('change', [ids, change]))
  }

  remove(selection: Selection): Promise<number> {
    return this.#inSteps(selection, (ids) => this.#parts.threads.write('remove', [ids]))
  }

  eventsSince(seq: number, limit: number): Promise<readonly MailEvent[]> {
    return this.#parts.threads.read('eventsSince', [seq, limit])
  }

  async #inSteps(selection: Selection, step: (ids: readonly string[]) => Promise<number>): Promise<number> {
    return inSteps('ids' in selection ? selection.ids : await this.#matching(selection), step)
  }

  async #matching({ inbox, query }: Exclude<Selection, { ids: unknown }>): Promise<readonly string[]> {
    const { needs } = compileQuery(query)
    if (needs !== 'nothing') await this.#caughtUp(needs)
    return this.#parts.threads.read('matching', [inbox, query])
  }

  #caughtUp(what: 'digests' | 'text'): Promise<void> {
    return this.#parts.index.caughtUp(this.#parts.threads.seq, what)
  }
}

const MAP_FIELDS: readonly MapField[] = ['envelope', 'structure', 'threading', 'preview']
/** So that other reads get their turn between. */
const MAPS_AT_ONCE = 300

/** With the name of its mailbox as the store has it. */
function named(message: NewMessage): NewMessage {
  return message.mailbox === undefined ? message : { ...message, mailbox: canonicalMailbox(message.mailbox) }
}

function ownBody(body: Receiver): BodyReceiver {
  if (!(body instanceof BodyReceiver)) throw new TypeError('the body was received by another store')
  return body
}

type Range = { readonly start: number; readonly end: number }

async function requireFile(
  path: string,
  { id, size }: { readonly id: string; readonly size: number },
): Promise<void> {
  const facts = await stat(path).catch(() => undefined)
  if (facts?.size !== size) throw damagedBody(id, 'its file is missing or was changed')
}

async function* fromMemory(bytes: Uint8Array, { start, end }: Range): AsyncGenerator<Uint8Array> {
  if (start < end) yield bytes.subarray(start, end)
}

async function* fromFile(path: string, { start, end }: Range): AsyncGenerator<Uint8Array> {
  if (start < end) yield* createReadStream(path, { start, end: end - 1, highWaterMark: 256 * 1024 })
}
