import { type ContentFields, readContentFields } from './content-fields.ts'
import { type FieldPlace, lineAfter, readHeaderBlock } from './header-block.ts'
import type { ByteRange } from './inspection.ts'
import { LIMITS } from './limits.ts'
import type { Warn } from './warnings.ts'

/** A node of the MIME tree as it stands in the octets. */
export interface Entity extends ContentFields {
  readonly fields: readonly FieldPlace[]
  /** The header block with the empty line that ends it. */
  readonly header: ByteRange
  /** Up to, not including, the line end that belongs to the delimiter after it (RFC 2046 §5.1.1). */
  readonly body: ByteRange
  /** Parts of a multipart; the message inside a message/rfc822. */
  readonly children: readonly Entity[]
  /** Whether `children` are parts, an embedded message, or whether the body was not taken apart. */
  readonly holds: 'parts' | 'message' | 'octets'
}

/** A delimiter line, or the end of the message. */
interface Stop {
  /** The multipart it belongs to; `null` at the end of the message. */
  readonly level: Level | null
  /** `--boundary--`. */
  readonly closes: boolean
  /** Where its line begins, and the line after it. */
  readonly line: number
  readonly next: number
}

/** A multipart that is being read. */
interface Level {
  readonly boundary: string
  /** The open multipart of the same boundary further out: the innermost takes its delimiters. */
  readonly shadowed: Level | undefined
}

interface Place {
  readonly depth: number
  readonly embedded: number
  readonly defaultType: 'text/plain' | 'message/rfc822'
}

const LF = 0x0a
const CR = 0x0d
const DASH = 0x2d
const DELIMITER = Buffer.from('\n--')
const NOT_ENCODED = new Set(['7bit', '8bit', 'binary'])

/**
 * The MIME tree of a message (RFC 2045, RFC 2046) in one pass over its octets. Total: what is broken or beyond the
 * limits is a leaf. A delimiter is a whole line, but for white space at its end; of nested multiparts with one boundary
 * the innermost takes it.
 */
export function readStructure(raw: Buffer, start: number, warn: Warn): Entity {
  return new Walker(raw, warn).read(start)
}

class Walker {
  readonly #raw: Buffer
  readonly #warn: Warn
  readonly #open = new Map<string, Level>()
  #parts = 0
  #dashes = 0

  constructor(raw: Buffer, warn: Warn) {
    this.#raw = raw
    this.#warn = warn
  }

  read(start: number): Entity {
    return this.#entity(start, { depth: 1, embedded: 0, defaultType: 'text/plain' }).entity
  }

  #entity(start: number, place: Place): { readonly entity: Entity; readonly stop: Stop } {
    this.#parts++
    const block = readHeaderBlock(
      this.#raw,
      start,
      (line) => this.#delimiterAt(line) !== undefined,
      this.#warn,
    )
    const content = readContentFields(this.#raw, block.fields, place.defaultType, this.#warn)
    const from = block.range.end
    const inside = this.#inside(content, from, place)
    const entity = {
      ...content,
      type: inside.type ?? content.type,
      fields: block.fields,
      header: block.range,
      body: { start: from, end: this.#contentEnd(from, inside) },
      children: inside.children,
      holds: inside.holds,
    }
    return { entity, stop: inside.stop }
  }

  #inside(content: ContentFields, from: number, place: Place): Inside {
    const multipart = content.type.startsWith('multipart/')
    const message = content.type === 'message/rfc822' || content.type === 'message/global'
    if (!multipart && !message) return this.#leaf(from)
    if (!NOT_ENCODED.has(content.encoding)) {
      if (multipart) this.#warn(`${content.encoding} encoding of a multipart is ignored`)
      else return this.#leaf(from)
    }
    if (place.depth >= LIMITS.depth) {
      this.#warn(`parsing stopped: depth ${LIMITS.depth}`)
      return this.#leaf(from)
    }
    if (message) return this.#message(from, place)
    // White space at the end cannot be told from what may follow a boundary on its line.
    const boundary = (content.parameters.boundary ?? '').trimEnd()
    if (boundary === '' || boundary.length > LIMITS.boundary) {
      this.#warn(boundary === '' ? 'multipart without a boundary' : 'boundary is too long')
      return { ...this.#leaf(from), type: 'text/plain' }
    }
    return this.#multipart(from, place, content.type, boundary)
  }

  #leaf(from: number): Inside {
    return { children: [], holds: 'octets', stop: this.#nextStop(from) }
  }

  #message(from: number, place: Place): Inside {
    const [limit, reached] =
      this.#parts >= LIMITS.parts
        ? [`${LIMITS.parts} parts`, true]
        : [`${LIMITS.embedded} messages inside each other`, place.embedded >= LIMITS.embedded]
    if (reached) {
      this.#warn(`parsing stopped: ${limit}`)
      return this.#leaf(from)
    }
    const { entity, stop } = this.#entity(from, {
      depth: place.depth + 1,
      embedded: place.embedded + 1,
      defaultType: 'text/plain',
    })
    return { children: [entity], holds: 'message', stop }
  }

  #multipart(from: number, place: Place, type: string, boundary: string): Inside {
    const key = Buffer.from(boundary).toString('latin1')
    const level: Level = { boundary: key, shadowed: this.#open.get(key) }
    this.#open.set(key, level)
    const inner: Place = {
      depth: place.depth + 1,
      embedded: place.embedded,
      defaultType: type === 'multipart/digest' ? 'message/rfc822' : 'text/plain',
    }
    const children: Entity[] = []
    let stop = this.#nextStop(from)
    const begun = stop.level === level
    while (stop.level === level && !stop.closes) {
      if (this.#parts >= LIMITS.parts) {
        this.#warn(`parsing stopped: ${LIMITS.parts} parts`)
        stop = this.#nextStop(stop.next)
        continue
      }
      const child = this.#entity(stop.next, inner)
      children.push(child.entity)
      stop = child.stop
    }
    this.#close(level)
    if (stop.level === level) stop = this.#nextStop(stop.next)
    else if (begun) this.#warn('multipart without its closing delimiter')
    if (begun) return { children, holds: 'parts', stop }
    this.#warn('multipart whose boundary never comes')
    return { children, holds: 'octets', stop, type: 'text/plain' }
  }

  #close(level: Level): void {
    if (level.shadowed === undefined) this.#open.delete(level.boundary)
    else this.#open.set(level.boundary, level.shadowed)
  }

  /** The first delimiter line of an open multipart from the line start `from` on. */
  #nextStop(from: number): Stop {
    let line = from
    while (line < this.#raw.length && this.#open.size > 0) {
      const stop = this.#delimiterAt(line)
      if (stop !== undefined) return stop
      const before = this.#raw.indexOf(DELIMITER, line)
      if (before < 0) break
      line = before + 1
    }
    return { level: null, closes: true, line: this.#raw.length, next: this.#raw.length }
  }

  #delimiterAt(line: number): Stop | undefined {
    const raw = this.#raw
    if (raw[line] !== DASH || raw[line + 1] !== DASH || this.#open.size === 0) return undefined
    if (++this.#dashes > LIMITS.delimiterLines) {
      this.#warn(`parsing stopped: ${LIMITS.delimiterLines} lines that begin with --`)
      this.#open.clear()
      return undefined
    }
    const next = lineAfter(raw, line)
    let end = next
    while (end > line + 2 && isGap(raw[end - 1])) end--
    if (end - line > LIMITS.boundary + 4) return undefined
    const text = raw.toString('latin1', line + 2, end)
    const level = this.#open.get(text)
    if (level !== undefined) return { level, closes: false, line, next }
    const closed = text.endsWith('--') ? this.#open.get(text.slice(0, -2)) : undefined
    return closed === undefined ? undefined : { level: closed, closes: true, line, next }
  }

  /** The last part's end counts too: an empty one may take the line end that is the delimiter's. */
  #contentEnd(from: number, { stop, children }: Inside): number {
    const least = children.at(-1)?.body.end ?? from
    if (stop.level === null) return Math.max(least, stop.line)
    let end = stop.line
    if (this.#raw[end - 1] === LF) end--
    if (this.#raw[end - 1] === CR) end--
    return Math.max(least, end)
  }
}

interface Inside {
  readonly children: readonly Entity[]
  readonly holds: Entity['holds']
  readonly stop: Stop
  /** What the part is taken for, when not for what it says. */
  readonly type?: string
}

function isGap(octet: number | undefined): boolean {
  return octet === LF || octet === CR || octet === 0x20 || octet === 0x09
}
