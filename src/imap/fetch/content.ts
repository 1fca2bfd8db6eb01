import type { BodyPart } from '../../domain/structure.ts'
import { binaryOctets } from '../../mail/binary.ts'
import { headerFields } from '../../mail/header-fields.ts'
import { LIMITS } from '../../mail/limits.ts'
import { partAt, sectionRange } from '../../mail/sections.ts'
import type { RawMessage } from '../../store/store.ts'
import type { Section } from '../grammar/section.ts'
import { inMemory, type Octets, slice } from './octets.ts'

/** Decoded octets up to so many are kept, larger ones are decoded again. */
const KEPT = 256 * 1024

/** Decoded octets, and whether there may be NUL in them. */
export interface Decoded extends Octets {
  readonly nul: boolean
}

export interface ContentParts {
  readonly size: number
  /** Not needed for the whole message. */
  readonly structure: BodyPart | undefined
  /** Asked when octets are needed, once. */
  readonly open: () => Promise<RawMessage>
  /** Awaited in what may take long. */
  readonly pause: () => Promise<void>
}

type Range = { readonly start: number; readonly end: number }

/** The octets of a message, by sections (RFC 9051 §6.4.5.1). */
export class Content {
  readonly #parts: ContentParts
  #raw: Promise<RawMessage> | undefined
  /** What was read last, since clients ask for the same header, and for size and octets of the same part. */
  #header: { readonly at: number; readonly octets: Buffer } | undefined
  #decoded: { readonly key: string; readonly decoded: Decoded } | undefined

  constructor(parts: ContentParts) {
    this.#parts = parts
  }

  /** @returns `null` when there is no such section */
  async section(section: Section): Promise<Octets | null> {
    const range = this.#rangeOf(section)
    if (range === undefined) return null
    if (!('fields' in section)) return this.#octetsOf(range)
    const header = await this.#headerAt(range)
    await this.#parts.pause()
    return inMemory(headerFields(header, section.fields, section.text === 'HEADER.FIELDS.NOT'))
  }

  /**
   * A section; when it is a part, with its transfer encoding undone (RFC 3516 §4.3). It is decoded once to know the
   * length.
   * @returns `null` when there is no such section
   * @throws UnknownTransferEncoding
   */
  async decoded(section: Section): Promise<Decoded | null> {
    const key = JSON.stringify(section)
    if (this.#decoded?.key === key) return this.#decoded.decoded
    const decoded = await this.#decode(section)
    if (decoded !== null) this.#decoded = { key, decoded }
    return decoded
  }

  async #decode(section: Section): Promise<Decoded | null> {
    const encoded = await this.section(section)
    if (encoded === null) return null
    const isPart = section.part.length > 0 && section.text === 'whole'
    const part = isPart ? partAt(this.#structure(), section.part) : undefined
    const decode = (): AsyncIterable<Uint8Array> => {
      const chunks = encoded.read(0, encoded.length)
      return part === undefined ? chunks : binaryOctets(part, chunks)
    }
    let kept: Uint8Array[] | undefined = []
    let length = 0
    let nul = false
    for await (const chunk of decode()) {
      length += chunk.length
      nul ||= chunk.includes(0)
      if (length > KEPT) kept = undefined
      kept?.push(chunk)
      await this.#parts.pause()
    }
    if (kept !== undefined) return { ...inMemory(Buffer.concat(kept)), nul }
    return { length, nul, read: (start, end) => slice(decode(), start, end) }
  }

  #rangeOf({ part, text }: Section): Range | undefined {
    if (part.length === 0 && text === 'whole') return this.#whole()
    return sectionRange(this.#structure(), { path: part, what: WHAT[text] })
  }

  #octetsOf(range: Range): Octets {
    return {
      length: range.end - range.start,
      read: (start, end) => this.#bytes({ start: range.start + start, end: range.start + end }),
    }
  }

  /** A header as far as it is parsed; what lies beyond is not looked at (HOSTILE §2). */
  async #headerAt({ start, end }: Range): Promise<Buffer> {
    if (this.#header?.at === start) return this.#header.octets
    const chunks: Uint8Array[] = []
    const range = { start, end: Math.min(end, start + LIMITS.headerBytes) }
    for await (const chunk of this.#bytes(range)) chunks.push(chunk)
    const octets = Buffer.concat(chunks)
    this.#header = { at: start, octets }
    return octets
  }

  async *#bytes(range: Range): AsyncGenerator<Uint8Array> {
    this.#raw ??= this.#parts.open()
    yield* (await this.#raw).bytes(range)
  }

  #whole(): Range {
    return { start: 0, end: this.#parts.size }
  }

  #structure(): BodyPart {
    const { structure } = this.#parts
    if (structure === undefined) throw new TypeError('the structure was not asked for')
    return structure
  }
}

const WHAT = {
  whole: 'all',
  HEADER: 'header',
  'HEADER.FIELDS': 'header',
  'HEADER.FIELDS.NOT': 'header',
  TEXT: 'text',
  MIME: 'mime',
} as const satisfies Record<Section['text'], string>
