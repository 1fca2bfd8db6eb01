import type { EventFeed, MailEvent } from '../domain/events.ts'
import { isKeyword } from '../domain/flags.ts'
import { isTrouble } from '../domain/trouble.ts'
import type { Mailbox, Mailboxes } from '../store/mailboxes.ts'
import type { Enabled } from './enabled.ts'
import { flagNames, SYSTEM_FLAGS } from './flag-names.ts'
import { formatFlags } from './format/flags.ts'
import { formatSet } from './format/sequence-set.ts'
import type { Wire } from './format/strings.ts'
import type { Output } from './output.ts'
import { type Row, View } from './view.ts'

export interface SelectedParts {
  readonly mailboxes: Pick<Mailboxes, 'get' | 'placements' | 'changes' | 'claimRecent'>
  readonly feed: EventFeed
  readonly enabled: Enabled
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
  readonly #parts: SelectedParts
  readonly #recent: Set<number>
  /** Keywords in lower case that the client was told of, and as they are written. */
  readonly #keywords = new Map<string, string>()
  #dirty = false
  #wake: () => void = () => undefined
  readonly #unsubscribe: () => void

  /** @param name of the store. @throws DomainError `no-such-mailbox` */
  static async open(parts: SelectedParts, name: string): Promise<Selected> {
    const { mailboxes, inbox, feed, readOnly } = parts
    const { id } = await mailboxes.get(inbox, name)
    // What happens while it is read is heard of, too.
    const early: MailEvent[] = []
    const unsubscribe = feed.subscribe((event) => void early.push(event))
    try {
      const placements = await mailboxes.placements(inbox, id)
      const recent = readOnly
        ? placements.uids.filter((uid) => uid >= placements.mailbox.recentFrom)
        : await mailboxes.claimRecent(inbox, id)
      const selected = new Selected(parts, placements.mailbox, new View(placements), recent)
      for (const set of placements.keywordSets) selected.#learn(set)
      for (const event of early) selected.#hear(event)
      return selected
    } finally {
      unsubscribe()
    }
  }

  private constructor(parts: SelectedParts, mailbox: Mailbox, view: View, recent: Iterable<number>) {
    this.#parts = parts
    this.mailbox = mailbox
    this.readOnly = parts.readOnly
    this.ownFlags = parts.ownFlags
    this.view = view
    this.#recent = new Set(recent)
    this.#unsubscribe = parts.feed.subscribe((event) => this.#hear(event))
  }

  /** Hears of nothing any more. */
  close(): void {
    this.#unsubscribe()
    this.#wake()
  }

  /** How many messages are recent in this session (RFC 3501 §2.3.2). */
  get recent(): number {
    return this.#recent.size
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

  /** Resolves when something may have happened that the client was not told of, or the mailbox is closed. */
  async changed(): Promise<void> {
    if (this.#dirty) return
    await new Promise<void>((resolve) => {
      this.#wake = resolve
    })
  }

  /** Takes in what happened in the store; the client is not told yet. */
  async refresh(): Promise<void> {
    const { mailboxes, inbox } = this.#parts
    while (this.#dirty) {
      this.#dirty = false
      try {
        const changes = await mailboxes.changes(inbox, this.mailbox.id, this.view.modseq)
        if (changes.expunged === null) this.view.replace(await mailboxes.placements(inbox, this.mailbox.id))
        else this.view.apply(changes)
      } catch (error) {
        // It was removed: all that was in it is gone.
        if (isTrouble(error, 'no-such-mailbox') || isTrouble(error, 'no-such-inbox')) this.view.clear()
        else throw error
      }
    }
  }

  /**
   * Tells the client what happened elsewhere (RFC 9051 §5.2).
   * @param expunge whether messages may go now
   */
  async tell(out: Output, { expunge }: { readonly expunge: boolean }): Promise<void> {
    await this.refresh()
    const { expunged, vanished, exists, changed } = this.view.take({ expunge })
    for (const uid of vanished) this.#recent.delete(uid)
    if (this.#parts.enabled.qresync) {
      if (vanished.length > 0) out.untagged(`VANISHED ${formatSet(vanished)}`)
    } else for (const number of expunged) out.untagged(`${number} EXPUNGE`)
    if (exists !== undefined) await this.#tellOfNew(out, exists)
    for (const { number, row } of changed) {
      this.announce(out, row.keywords)
      out.untagged(this.flagsFetch(number, row))
    }
    await out.ready()
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

  async #tellOfNew(out: Output, exists: number): Promise<void> {
    const { mailboxes, inbox, enabled, readOnly } = this.#parts
    out.untagged(`${exists} EXISTS`)
    if (enabled.rev2) return
    for (const uid of await this.#fresh(mailboxes, inbox, readOnly)) this.#recent.add(uid)
    out.untagged(`${this.#recent.size} RECENT`)
  }

  /** Nobody else has seen what came into a mailbox that is only examined; otherwise it is claimed. */
  async #fresh(
    mailboxes: SelectedParts['mailboxes'],
    inbox: string,
    readOnly: boolean,
  ): Promise<Iterable<number>> {
    try {
      if (!readOnly) return await mailboxes.claimRecent(inbox, this.mailbox.id)
      const { recentFrom } = await mailboxes.get(inbox, this.mailbox.name)
      return this.view.uids().filter((uid) => uid >= recentFrom)
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
    this.#wake()
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
