import type { FlagChange, FlagState } from '../../mailboxes.ts'
import type { Tally } from './ledger.ts'
import type { MailboxRow } from './mailbox-rows.ts'
import { idsOf, type MessageRows } from './message-rows.ts'
import type { TagChange } from './tag-rows.ts'

/** UIDs of messages, and what they have become: flags, or UIDs elsewhere. */
export interface FlagOutcome {
  readonly states: FlagState[]
  readonly modified: number[]
}

export interface Copies {
  readonly from: number[]
  readonly to: number[]
}

/** Changes of what stands at the UIDs of a mailbox. UIDs come ascending. Every method runs inside a transaction. */
export class PlacementChanges {
  readonly #messages: MessageRows

  constructor(messages: MessageRows) {
    this.#messages = messages
  }

  store(mailbox: MailboxRow, uids: Iterable<number>, change: FlagChange, tally: Tally): FlagOutcome {
    const outcome: FlagOutcome = { states: [], modified: [] }
    for (const uid of uids) {
      const state = this.#storeOne(mailbox, uid, change, tally)
      if (state === 'modified') outcome.modified.push(uid)
      else if (state !== undefined) outcome.states.push(state)
    }
    return outcome
  }

  /** @param leave whether they leave the mailbox for it */
  copy(
    { from, to, leave }: { readonly from: MailboxRow; readonly to: MailboxRow; readonly leave: boolean },
    uids: Iterable<number>,
    tally: Tally,
  ): Copies {
    const copies: Copies = { from: [], to: [] }
    const { placements } = this.#messages
    for (const uid of uids) {
      const found = this.#messages.at(from.id, uid)
      if (found === undefined) continue
      const { row, placement } = found
      const seq = tally.next()
      if (leave) placements.expunge([placement], { id: row.id, inbox: row.name, seq, gone: false }, tally)
      copies.from.push(uid)
      copies.to.push(placements.add(row.seq, { ...placement, mailbox: to.id }, seq))
      const mailboxes = leave ? [from.objectId, to.objectId] : [to.objectId]
      this.#messages.changed(found, { seq, mailboxes }, tally)
    }
    return copies
  }

  /** @param bearing only those with one of these flags; all when 0. @returns the UIDs that are gone */
  expunge(mailbox: MailboxRow, uids: Iterable<number>, bearing: number, tally: Tally): number[] {
    const gone: number[] = []
    for (const uid of uids) {
      const found = this.#messages.at(mailbox.id, uid)
      if (found === undefined || (bearing !== 0 && (found.placement.flags & bearing) === 0)) continue
      this.#messages.takeOut(found, [found.placement], tally)
      gone.push(uid)
    }
    return gone
  }

  /** The lowest UIDs of a mailbox. */
  lowest({ id }: MailboxRow, most: number): number[] {
    return this.#messages.placements.lowest(id, most)
  }

  /** All UIDs of a mailbox. */
  all({ id }: MailboxRow): number[] {
    return this.#messages.placements.lowest(id, -1)
  }

  #storeOne(
    mailbox: MailboxRow,
    uid: number,
    change: FlagChange,
    tally: Tally,
  ): FlagState | 'modified' | undefined {
    const found = this.#messages.at(mailbox.id, uid)
    if (found === undefined) return undefined
    const { row, before, placement } = found
    if (placement.modseq > (change.unchangedSince ?? Number.MAX_SAFE_INTEGER)) return 'modified'
    const { placements, tags } = this.#messages
    const flags = flagsAfter(placement.flags, change)
    const tagged = tags.change(row.seq, tagChange(tags.keywordsOf(row.seq), change))
    const keywords = tags.keywordsOf(row.seq)
    const differs = flags !== placement.flags
    if (!differs && !tagged) return { uid, flags, keywords, modseq: placement.modseq }
    const seq = tally.next()
    const shown = tagged ? before : [placement]
    if (differs) placements.setFlags(placement, flags, seq)
    for (const each of shown) if (!differs || each !== placement) placements.touch(each, seq)
    this.#messages.changed(found, { seq, mailboxes: idsOf(shown) }, tally)
    return { uid, flags, keywords, modseq: seq }
  }
}

function flagsAfter(flags: number, { how, flags: given }: FlagChange): number {
  return how === 'add' ? flags | given : how === 'remove' ? flags & ~given : given
}

function tagChange(present: readonly string[], { how, keywords }: FlagChange): TagChange {
  if (how === 'add') return { addTags: keywords }
  if (how === 'remove') return { removeTags: keywords }
  const wanted = new Set(keywords.map((keyword) => keyword.toLowerCase()))
  return { addTags: keywords, removeTags: present.filter((keyword) => !wanted.has(keyword.toLowerCase())) }
}
