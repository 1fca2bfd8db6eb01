import { FLAG } from '../../../domain/flags.ts'
import type { MessageChange } from '../../../domain/message.ts'
import type { Tally } from './ledger.ts'
import type { MailboxRows, Owner } from './mailbox-rows.ts'
import { idsOf, type MessageRows } from './message-rows.ts'

/** A way between two mailboxes of an inbox: a row id, and the name of the second, which may not be there yet. */
export interface Way {
  readonly owner: Owner
  readonly from: number
  readonly to: string
}

/** Changes, moves and removals of messages by their ids. Every method runs inside a transaction. */
export class MessageChanges {
  readonly #mailboxes: MailboxRows
  readonly #messages: MessageRows

  constructor(messages: MessageRows, mailboxes: MailboxRows) {
    this.#messages = messages
    this.#mailboxes = mailboxes
  }

  /** @returns how many now differ */
  change(ids: readonly string[], change: MessageChange, tally: Tally): number {
    return ids.filter((id) => this.#changeOne(id, change, tally)).length
  }

  /** @returns how many were there */
  remove(ids: readonly string[], tally: Tally): number {
    return ids.filter((id) => this.#removeOne(id, tally)).length
  }

  /** The first ones of the inbox. @returns how many there were, at most `most` */
  removeOldest(inbox: number, most: number, tally: Tally): number {
    return this.remove(this.#messages.oldest(inbox, most), tally)
  }

  /** Out of these mailboxes; for good where that was the last. @returns how many stood in them */
  take(ids: readonly string[], mailboxes: ReadonlySet<number>, tally: Tally): number {
    return ids.filter((id) => this.#takeOne(id, mailboxes, tally)).length
  }

  /** @returns how many left `from` */
  move(ids: readonly string[], way: Way, tally: Tally): number {
    return ids.filter((id) => this.#moveOne(id, way, tally)).length
  }

  #changeOne(id: string, change: MessageChange, tally: Tally): boolean {
    const standing = this.#messages.byId(id)
    if (standing === undefined) return false
    const { row, before } = standing
    const { placements, tags } = this.#messages
    const differing = before.filter(({ flags }) => flagsAfter(flags, change) !== flags)
    const tagged = tags.change(row.seq, change)
    const shown = tagged ? before : differing
    if (shown.length === 0) return false
    const seq = tally.next()
    for (const each of differing) placements.setFlags(each, flagsAfter(each.flags, change), seq)
    for (const each of shown) if (!differing.includes(each)) placements.touch(each, seq)
    this.#messages.changed(standing, { seq, mailboxes: idsOf(shown) }, tally)
    return true
  }

  #removeOne(id: string, tally: Tally): boolean {
    const standing = this.#messages.byId(id)
    if (standing === undefined) return false
    this.#messages.end(standing, tally)
    return true
  }

  #takeOne(id: string, mailboxes: ReadonlySet<number>, tally: Tally): boolean {
    const standing = this.#messages.byId(id)
    const taken = standing?.before.filter(({ mailbox }) => mailboxes.has(mailbox)) ?? []
    if (standing === undefined || taken.length === 0) return false
    this.#messages.takeOut(standing, taken, tally)
    return true
  }

  #moveOne(id: string, { owner, from, to }: Way, tally: Tally): boolean {
    const standing = this.#messages.byId(id)
    const moved = standing?.before.filter(({ mailbox }) => mailbox === from) ?? []
    const [first] = moved
    if (standing === undefined || first === undefined) return false
    const { row, before } = standing
    const { placements } = this.#messages
    const target = this.#mailboxes.ensure(owner, to, tally)
    const seq = tally.next()
    placements.expunge(moved, { id, inbox: row.name, seq, gone: false }, tally)
    if (!before.some(({ mailbox }) => mailbox === target.id)) {
      placements.add(row.seq, { ...first, mailbox: target.id }, seq)
    }
    this.#messages.changed(standing, { seq, mailboxes: [first.objectId, target.objectId] }, tally)
    return true
  }
}

function flagsAfter(flags: number, { seen, flagged }: MessageChange): number {
  const set = (value: number, bit: number, on: boolean | undefined) =>
    on === undefined ? value : on ? value | bit : value & ~bit
  return set(set(flags, FLAG.seen, seen), FLAG.flagged, flagged)
}
