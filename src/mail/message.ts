import { type AddressItem, addressItems } from './address-list.ts'
import { mailboxesOf } from './addresses.ts'
import { type MailDate, parseDate } from './dates.ts'
import { FieldIndex } from './field-index.ts'
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
  readonly fields: FieldIndex
  readonly #warn: Warn
  /** What is asked for by the digest and by the map. */
  readonly #items = new Map<FieldPlace, readonly AddressItem[]>()
  #subject: string | undefined
  #date: MailDate | null | undefined

  constructor(raw: Buffer, warn: Warn) {
    this.raw = raw
    this.#warn = warn
    remarkOctets(raw, warn)
    this.root = readStructure(raw, messageStart(raw, warn), warn)
    this.fields = new FieldIndex(this.root.fields)
    if (this.root.fields.length === 0) warn('no header block')
    this.reading = readingOf(this.root)
  }

  /** The value on one line, encoded-words decoded, cut to its limit. */
  value(field: FieldPlace): string {
    return decodeWords(this.#unfold(field), this.#warn).slice(0, LIMITS.fieldValue)
  }

  /** As {@link value}, of the first field of that name; empty when there is none. */
  text(name: string): string {
    const field = this.fields.first(name)
    return field === undefined ? '' : this.value(field)
  }

  subject(): string {
    this.#subject ??= this.text('subject')
    return this.#subject
  }

  /** The mailboxes of all fields of that name, in order. */
  addresses(name: string): MailAddress[] {
    return this.fields.all(name).flatMap((field) => mailboxesOf(this.addressItems(field), this.#warn))
  }

  /** What stands in an address field, read as Unicode. */
  addressItems(field: FieldPlace): readonly AddressItem[] {
    const known = this.#items.get(field) ?? addressItems(this.#unfold(field), this.#warn)
    this.#items.set(field, known)
    return known
  }

  date(): MailDate | null {
    if (this.#date === undefined) this.#date = this.#readDate()
    return this.#date
  }

  #readDate(): MailDate | null {
    const field = this.fields.first('date')
    if (field === undefined) return null
    const date = parseDate(this.#unfold(field))
    if (date === null) this.#warn('unreadable Date')
    return date
  }

  /** As written, without white space around it. */
  messageId(): string {
    const field = this.fields.first('message-id')
    return field === undefined ? '' : trimGaps(this.#unfold(field)).slice(0, LIMITS.addressText)
  }

  #unfold(field: FieldPlace): string {
    return unfold(this.raw, field.value)
  }
}
