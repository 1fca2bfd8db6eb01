import { FLAG } from '../../domain/flags.ts'
import { type DomainError, isTrouble } from '../../domain/trouble.ts'
import { UnknownTransferEncoding } from '../../mail/binary.ts'
import type { RawMessage } from '../../store/store.ts'
import { PeerGone } from '../../wire/peer.ts'
import type { Reading } from '../command.ts'
import { changeFlags } from '../flag-changes.ts'
import type { Numbered } from '../sets.ts'
import { loadedAhead } from './ahead.ts'
import { knownAttribute, mappedAttribute, type PlannedMap } from './attributes.ts'
import { type ChunkSize, chunksOf } from './chunks.ts'
import { Content, type Decoded } from './content.ts'
import { clipped } from './octets.ts'
import type { FetchPlan, KnownItem, OctetsItem } from './plan.ts'
import { FetchResponse } from './response.ts'

/** What could not be told. */
export interface Missing {
  /** Of messages that are gone. */
  readonly gone: boolean
  /** Of parts with a transfer encoding that nobody here can undo. */
  readonly unknownEncoding: boolean
  readonly damaged: DomainError | undefined
}

const SMALL: ChunkSize = { messages: 200, octets: Number.POSITIVE_INFINITY }
/** Structures can be as large as their messages; and what is marked as read should be on its way soon. */
const BOUNDED: ChunkSize = { messages: 200, octets: 1024 * 1024 }

/** How many messages are opened ahead of their turn, and how large they may be: together half a MiB. */
const MESSAGES_AHEAD = 16
const SMALL_MESSAGE = 32 * 1024

const UNFINISHED = 'a message could not be read to its end'
const UNREAD: ReadonlySet<number> = new Set()

/** A message, and what of it is at hand. */
interface Prepared extends Numbered {
  /** Whether it is gone, as far as is known: then only what the view knows is told (RFC 2180 §4.1.3). */
  readonly gone: boolean
  readonly map: PlannedMap | undefined
  /** Whether this command has marked it as read. */
  readonly marked: boolean
  readonly opened?: Promise<RawMessage>
}

/** Answers a FETCH: one response for each message, a chunk of them prepared at a time. */
export class Fetching {
  readonly #talk: Reading
  readonly #plan: FetchPlan
  /** The names of its items. */
  readonly #named: ReadonlySet<string>
  /** Whether octets of messages are asked for. */
  readonly #opens: boolean
  /** Whether a message that is gone is passed over. */
  readonly #byUid: boolean
  #gone = false
  #unknownEncoding = false
  #damaged: DomainError | undefined

  constructor(talk: Reading, plan: FetchPlan, { uid }: { readonly uid: boolean }) {
    this.#talk = talk
    this.#plan = plan
    this.#named = new Set(plan.items.map(({ name }) => name))
    this.#opens = plan.items.some(({ kind }) => kind !== 'known' && kind !== 'mapped')
    this.#byUid = uid
  }

  /** @throws DomainError, PeerGone */
  async run(rows: Iterable<Numbered>): Promise<Missing> {
    const { out } = this.#talk
    const { reads, fields } = this.#plan
    let done = 0
    const chunks = chunksOf(rows, reads || fields.includes('structure') ? BOUNDED : SMALL)
    // What a client may never take is not marked as read.
    const chunksAhead = reads ? 0 : 1
    for await (const chunk of loadedAhead(chunks, chunksAhead, (each) => this.#prepare(each))) {
      for await (const prepared of loadedAhead(chunk, MESSAGES_AHEAD, (each) => this.#openSmall(each))) {
        await this.#answer(prepared)
        this.#talk.progress(++done)
        await out.ready()
      }
    }
    return { gone: this.#gone, unknownEncoding: this.#unknownEncoding, damaged: this.#damaged }
  }

  async #prepare(chunk: readonly Numbered[]): Promise<readonly Prepared[]> {
    const { selected, store } = this.#talk
    const { fields } = this.#plan
    const marked = await this.#markRead(chunk)
    const ids = chunk.map(({ row }) => row.id)
    const maps = fields.length === 0 ? undefined : await store.messages.maps(ids, fields)
    return chunk.map(({ number, row }, at) => {
      const map = maps?.[at]
      const gone = selected.view.isGone(row.uid) || (maps !== undefined && map === undefined)
      return { number, row, gone, map, marked: marked.has(row.uid) }
    })
  }

  /** Small messages are opened ahead of their turn, for it takes longer than to send them. */
  async #openSmall(prepared: Prepared): Promise<Prepared> {
    const { row, gone } = prepared
    if (gone || row.size > SMALL_MESSAGE || !this.#opens) return prepared
    const opened = this.#talk.store.messages.raw(row.id)
    await opened.catch(() => undefined)
    return { ...prepared, opened }
  }

  /** Sets `\Seen` where it is not set (RFC 9051 §6.4.5); not in a mailbox that is only examined. */
  async #markRead(chunk: readonly Numbered[]): Promise<ReadonlySet<number>> {
    if (!this.#plan.reads || this.#talk.selected.readOnly) return UNREAD
    const unread = chunk.map(({ row }) => row).filter(({ flags }) => (flags & FLAG.seen) === 0)
    const seen = { how: 'add', flags: FLAG.seen, keywords: [] } as const
    return (await changeFlags(this.#talk, unread, seen)).stored
  }

  async #answer(prepared: Prepared): Promise<void> {
    if (prepared.gone && this.#byUid) return
    const response = new FetchResponse(this.#talk.out, prepared.number)
    try {
      await this.#write(response, prepared)
    } catch (error) {
      if (error instanceof PeerGone) throw error
      if (response.sent) {
        this.#talk.note(error, UNFINISHED)
        this.#talk.out.abandon(UNFINISHED)
      }
      if (isTrouble(error, 'no-such-message')) await this.#answer({ ...prepared, gone: true })
      else if (isTrouble(error, 'store-damaged')) this.#damaged = error
      else throw error
    }
  }

  async #write(response: FetchResponse, prepared: Prepared): Promise<void> {
    const { selected, out, enabled } = this.#talk
    const { row, gone, map } = prepared
    const added = this.#addedTo(prepared)
    const tellsOf = (name: KnownItem): boolean => added.includes(name) || this.#named.has(name)
    if (tellsOf('FLAGS')) selected.announce(out, row.keywords)
    const content = this.#contentOf(prepared)
    for (const item of this.#plan.items) {
      if (item.kind === 'known') response.add(knownAttribute(item.name, row, selected))
      else if (gone) this.#gone = true
      else if (item.kind !== 'mapped') await this.#writeOctets(response, item, content)
      else if (map !== undefined) response.add(mappedAttribute(item.name, map, enabled.utf8))
    }
    for (const name of added) response.add(knownAttribute(name, row, selected))
    response.end()
    if (tellsOf('FLAGS') && (!enabled.condstore || tellsOf('MODSEQ'))) selected.view.told(row.uid)
  }

  /**
   * What stands in the response because flags changed: by it (RFC 9051 §6.4.5), or before, when it has them anyway. Who
   * knows of modseqs is told the new one with them (RFC 7162 §3.2.4).
   */
  #addedTo({ row, marked }: Prepared): readonly KnownItem[] {
    const { enabled, selected } = this.#talk
    const changed = marked || (this.#named.has('FLAGS') && selected.view.isUntold(row.uid))
    if (!changed) return []
    const wanted: readonly KnownItem[] = enabled.condstore ? ['UID', 'FLAGS', 'MODSEQ'] : ['FLAGS']
    return wanted.filter((name) => !this.#named.has(name))
  }

  async #writeOctets(response: FetchResponse, item: OctetsItem, content: Content): Promise<void> {
    const { name, section, partial, kind } = item
    if (kind === 'section') {
      const octets = await content.section(section)
      if (octets === null) return response.add(`${name} NIL`)
      const { start, end } = clipped(partial, octets.length)
      const chunks = octets.read(start, end)
      return response.addOctets(name, { length: end - start, binary: false, chunks })
    }
    const decoded = await this.#decoded(item, content)
    if (decoded === undefined) return
    if (kind === 'binary-size') return response.add(`${name} ${decoded?.length ?? 0}`)
    if (decoded === null) return response.add(`${name} NIL`)
    const { start, end } = clipped(partial, decoded.length)
    const chunks = decoded.read(start, end)
    return response.addOctets(name, { length: end - start, binary: decoded.nul, chunks })
  }

  /** @returns `null` when there is no such part, `undefined` when it cannot be decoded */
  async #decoded({ section }: OctetsItem, content: Content): Promise<Decoded | null | undefined> {
    try {
      return await content.decoded(section)
    } catch (error) {
      if (!(error instanceof UnknownTransferEncoding)) throw error
      this.#unknownEncoding = true
      return undefined
    }
  }

  #contentOf({ row, map, opened }: Prepared): Content {
    const { store, out } = this.#talk
    return new Content({
      size: row.size,
      structure: map?.structure,
      open: () => opened ?? store.messages.raw(row.id),
      pause: () => out.ready(),
    })
  }
}
