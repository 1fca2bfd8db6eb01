import type { EventFeed, MailEvent } from '../domain/events.ts'
import { isKeyword } from '../domain/flags.ts'
import { isTrouble } from '../domain/trouble.ts'
import type { Mailbox, Mailboxes, Placements } from '../store/mailboxes.ts'
import type { Bell } from './bell.ts'
import type { Enabled } from './enabled.ts'
import { flagNames, SYSTEM_FLAGS } from './flag-names.ts'
import { formatFlags } from './format/flags.ts'
import { formatSet } from './format/sequence-set.ts'
import type { Wire } from './format/strings.ts'
import type { Output } from './output.ts'
import { Contexts } from './search/contexts.ts'
import { type Row, type Tellable, type Updates, View } from './view.ts'

export interface SelectedParts {
  readonly mailboxes: Pick<Mailboxes, 'get' | 'placements' | 'changes' | 'claimRecent'>
  readonly feed: EventFeed
  readonly enabled: Enabled
  /** Rings when something happened of which the client may be told. */
  readonly bell: Bell
  readonly inbox: string
  /** By EXAMINE: nothing changes by it. */
  readonly readOnly: boolean
  /** Whether flags last for the session and are kept nowhere. */
  readonly ownFlags: boolean
}

/** The mailbox that a session has selected, and what the session knows of it. */
export class Selected {
  /** As it was when it was selected. */
  readonly mailbox: Mailbox
  readonly readOnly: boolean
  readonly ownFlags: boolean
  readonly view: View
  /** UIDs that the last SEARCH saved, for `$` (RFC 5182 §2.1), ascending. Some may be gone. */
  saved: readonly number[] = []
  readonly contexts: Contexts
  readonly #parts: SelectedParts
  readonly #recent = new Set<number>()
  /** Keywords in lower case that the client was told of, and as they are written. */
  readonly #keywords = new Map<string, string>()
  #dirty = false
  /** The lowest UID that nobody had claimed as recent, when the store was read last. */
  #recentFrom: number
  readonly #unsubscribe: () => void

  /** @param name of the store. @throws DomainError `no-such-mailbox` */
  static async open(parts: SelectedParts, name: string): Promise<Selected> {
    const { mailboxes, inbox, feed } = parts
    const { id } = await mailboxes.get(inbox, name)
    // What happens while it is read is heard of, too.
    const early: MailEvent[] = []
    const unsubscribe = feed.subscribe((event) => void early.push(event))
    try {
      const selected = new Selected(parts, await mailboxes.placements(inbox, id))
      for (const event of early) selected.#hear(event)
      return selected
    } finally {
      unsubscribe()
    }
  }

  private constructor(parts: SelectedParts, placements: Placements) {
    this.#parts = parts
    this.mailbox = placements.mailbox
    this.readOnly = parts.readOnly
    this.ownFlags = parts.ownFlags
    this.view = new View(placements)
    this.contexts = new Contexts(this.view)
    this.#recentFrom = placements.mailbox.recentFrom
    for (const set of placements.keywordSets) this.#learn(set)
    this.#unsubscribe = parts.feed.subscribe((event) => this.#hear(event))
  }

  /** Hears of nothing any more. */
  close(): void {
    this.#unsubscribe()
  }

  /** How many messages are recent in this session (RFC 3501 §2.3.2): of those that the client knows. */
  get recent(): number {
    let count = 0
    for (const uid of this.#recent) if (uid <= this.view.highestUid) count++
    return count
  }

  isRecent(uid: number): boolean {
    return this.#recent.has(uid)
  }

  /** `FLAGS` of the mailbox: those that its messages have, or could have. */
  get flags(): Wire {
    return formatFlags([...SYSTEM_FLAGS.map(([name]) => name), ...this.#keywords.values()])
  }

  /** What can be kept of them; `\*` says that new keywords can be, too. */
  get permanentFlags(): Wire {
    if (this.readOnly || this.ownFlags) return formatFlags([])
    return formatFlags([...SYSTEM_FLAGS.map(([name]) => name), ...this.#keywords.values(), '\\*'])
  }

  /** `FLAGS` of a message: `\Recent` is of rev1 alone. */
  flagsOf(row: Row): Wire {
    const names = flagNames(row)
    return formatFlags(
      !this.#parts.enabled.rev2 && this.#recent.has(row.uid) ? ['\\Recent', ...names] : names,
    )
  }

  /** This session has changed something in the store: the next look sees it, whether it was published by then or not. */
  touch(): void {
    this.#dirty = true
  }

  /** Takes in what happened in the store; the client is not told yet. */
  async refresh(): Promise<void> {
    const { mailboxes, inbox } = this.#parts
    if (!this.#dirty) return
    this.#dirty = false
    try {
      const changes = await mailboxes.changes(inbox, this.mailbox.id, this.view.modseq)
      this.#recentFrom = changes.changed.mailbox.recentFrom
      if (changes.expunged === null) this.view.replace(await mailboxes.placements(inbox, this.mailbox.id))
      else this.view.apply(changes)
    } catch (error) {
      // It was removed: all that was in it is gone.
      if (isTrouble(error, 'no-such-mailbox') || isTrouble(error, 'no-such-inbox')) return this.view.clear()
      this.#dirty = true
      throw error
    }
  }

  /**
   * Tells the client what happened elsewhere (RFC 9051 §5.2).
   * @param tellArrived tells more of messages that came, once they have numbers
   * @returns whether there was anything to tell
   */
  async tell(
    out: Output,
    what: Tellable,
    tellArrived?: (rows: Updates['arrived']) => Promise<void>,
  ): Promise<boolean> {
    await this.refresh()
    if (what.expunge) this.contexts.tellLeaving(out)
    const { expunged, vanished, exists, arrived, changed } = this.view.take(what)
    for (const uid of vanished) this.#recent.delete(uid)
    if (this.#parts.enabled.qresync) {
      if (vanished.length > 0) out.untagged(`VANISHED ${formatSet(vanished)}`)
    } else await this.#tellExpunged(out, expunged)
    if (exists !== undefined) {
      out.untagged(`${exists} EXISTS`)
      await this.tellRecent(out)
    }
    for (const { number, row } of changed) {
      this.announce(out, row.keywords)
      out.untagged(this.flagsFetch(number, row))
      await out.ready()
    }
    await this.contexts.tellChanged(out)
    if (arrived.length > 0) await tellArrived?.(arrived)
    await out.ready()
    return vanished.length > 0 || exists !== undefined || changed.length > 0
  }

  async #tellExpunged(out: Output, numbers: readonly number[]): Promise<void> {
    for (const number of numbers) {
      out.untagged(`${number} EXPUNGE`)
      await out.ready()
    }
  }

  /** Finds out which messages are recent, and tells how many: in rev1 sessions alone. */
  async tellRecent(out: Output): Promise<void> {
    if (this.#parts.enabled.rev2) return
    for (const uid of await this.#newlyRecent()) this.#recent.add(uid)
    out.untagged(`${this.recent} RECENT`)
  }

  /** Tells of keywords before they are used for the first time (RFC 9051 §7.2.6). */
  announce(out: Output, keywords: readonly string[]): void {
    if (!this.#learn(keywords)) return
    out.untagged(`FLAGS ${this.flags}`)
    out.untagged(`OK [PERMANENTFLAGS ${this.permanentFlags}] Keywords that are new`)
  }

  /** FETCH of a message's flags that nobody asked for. */
  flagsFetch(number: number, row: Row): Wire {
    const modseq = this.#parts.enabled.condstore ? ` MODSEQ (${row.modseq})` : ''
    return `${number} FETCH (UID ${row.uid} FLAGS ${this.flagsOf(row)}${modseq})`
  }

  /** Of a mailbox that is only examined nothing is claimed: others may find the same recent. */
  async #newlyRecent(): Promise<Iterable<number>> {
    const { mailboxes, inbox, readOnly } = this.#parts
    const unclaimed = Array.from(
      this.view.byUid([[this.#recentFrom, this.view.highestUid]]),
      ({ row }) => row.uid,
    )
    if (readOnly || unclaimed.length === 0) return unclaimed
    try {
      return await mailboxes.claimRecent(inbox, this.mailbox.id)
    } catch (error) {
      if (isTrouble(error)) return []
      throw error
    }
  }

  #learn(keywords: readonly string[]): boolean {
    const fresh = keywords.filter((word) => isKeyword(word) && !this.#keywords.has(word.toLowerCase()))
    for (const word of fresh) this.#keywords.set(word.toLowerCase(), word)
    return fresh.length > 0
  }

  #hear(event: MailEvent): void {
    if (event.inbox !== this.#parts.inbox || !concerns(event, this.mailbox.id)) return
    this.#dirty = true
    this.#parts.bell.ring()
  }
}

function concerns(event: MailEvent, mailbox: string): boolean {
  switch (event.type) {
    case 'message.received':
    case 'message.changed':
    case 'message.removed':
      return event.mailboxes?.includes(mailbox) ?? true
    case 'mailbox.removed':
      return event.mailbox === mailbox
    case 'inbox.removed':
      return true
    default:
      return false
  }
}
