import { parseAddresses } from './addresses.ts'
import { parseDate } from './dates.ts'
import type { FieldPlace } from './header-block.ts'
import type { MailAddress } from './inspection.ts'
import { LIMITS } from './limits.ts'
import { messageStart, remarkOctets } from './opening.ts'
import { type Reading, readingOf } from './own-text.ts'
import { type Entity, readStructure } from './structure.ts'
import { trimGaps, unfold } from './unfold.ts'
import type { Warn } from './warnings.ts'
import { decodeWords } from './words.ts'

/** A message taken apart: what {@link digest} and {@link inspect} are both made from. Reads fields when asked. */
export class Message {
  readonly raw: Buffer
  readonly root: Entity
  readonly reading: Reading
  readonly #warn: Warn

  constructor(raw: Buffer, warn: Warn) {
    this.raw = raw
    this.#warn = warn
    remarkOctets(raw, warn)
    this.root = readStructure(raw, messageStart(raw, warn), warn)
    if (this.root.fields.length === 0) warn('no header block')
    this.reading = readingOf(this.root)
  }

  /** The value on one line, encoded-words decoded, cut to its limit. */
  value(field: FieldPlace): string {
    return decodeWords(this.#unfold(field), this.#warn).slice(0, LIMITS.fieldValue)
  }

  /** As {@link value}, of the first field of that name; empty when there is none. */
  text(name: string): string {
    const field = this.#fields(name)[0]
    return field === undefined ? '' : this.value(field)
  }

  /** The mailboxes of all fields of that name, in order. */
  addresses(name: string): MailAddress[] {
    return this.#fields(name).flatMap((field) => parseAddresses(this.#unfold(field), this.#warn))
  }

  date(): number | null {
    const field = this.#fields('date')[0]
    if (field === undefined) return null
    const date = parseDate(this.#unfold(field))
    if (date === null) this.#warn('unreadable Date')
    return date
  }

  /** As written, without white space around it. */
  messageId(): string {
    const field = this.#fields('message-id')[0]
    return field === undefined ? '' : trimGaps(this.#unfold(field)).slice(0, LIMITS.addressText)
  }

  #unfold(field: FieldPlace): string {
    return unfold(this.raw, field.value)
  }

  #fields(name: string): FieldPlace[] {
    return this.root.fields.filter(
      (field) => field.name.length === name.length && field.name.toLowerCase() === name,
    )
  }
}
