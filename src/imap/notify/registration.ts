import { INBOX } from '../../domain/inbox.ts'
import { canonicalMailbox, SEPARATOR } from '../../domain/mailbox.ts'
import type { FetchItem } from '../grammar/fetch-item.ts'
import type { EventGroup, MailboxFilter, NotifyEvent } from '../grammar/notify.ts'

type EventName = NotifyEvent['event']

/** What is told of the selected mailbox (RFC 5465 §6.1). */
export interface OfSelected {
  /** Whether messages go only while a command runs that lets them. */
  readonly delayed: boolean
  /** Whether it is told that messages came and went, and that flags changed. */
  readonly messages: boolean
  readonly flags: boolean
  /** What is told of each message that came. */
  readonly items: readonly FetchItem[]
}

/** What is told of other mailboxes. */
interface OfOthers {
  readonly covers: (name: string, subscribed: ReadonlySet<string>) => boolean
  readonly events: ReadonlySet<EventName>
}

/** What a client wants to be told of. */
export class Registration {
  /** `undefined`: nothing. */
  readonly selected: OfSelected | undefined
  readonly #others: readonly OfOthers[]
  readonly #events: ReadonlySet<EventName>

  /** @param storeName gives the store's name for the client's */
  constructor(groups: readonly EventGroup[], storeName: (name: string) => string) {
    this.selected = groups.map(ofSelected).find((selected) => selected !== undefined)
    this.#others = groups.filter(({ filter }) => !isOfSelected(filter)).map(ofOthers(storeName))
    this.#events = new Set(this.#others.flatMap(({ events }) => [...events]))
  }

  /** Whether anything is told. */
  get any(): boolean {
    return this.selected !== undefined || this.#events.size > 0
  }

  /** Whether an event is told of any mailbox but the selected one, or of the inbox itself. */
  wants(...events: readonly EventName[]): boolean {
    return events.some((event) => this.#events.has(event))
  }

  /** Whether an event is told of the mailbox of this name, there or not. @param subscribed names */
  wantsOf(event: EventName, name: string, subscribed: ReadonlySet<string>): boolean {
    return this.#others.some(({ covers, events }) => events.has(event) && covers(name, subscribed))
  }
}

function isOfSelected({ of }: MailboxFilter): boolean {
  return of === 'selected' || of === 'selected-delayed'
}

function ofSelected({ filter, events }: EventGroup): OfSelected | undefined {
  if (!isOfSelected(filter) || events.length === 0) return undefined
  const has = (name: EventName): boolean => events.some(({ event }) => event === name)
  return {
    delayed: filter.of === 'selected-delayed',
    messages: has('MessageNew'),
    flags: has('FlagChange'),
    items: events.flatMap(({ items = [] }) => items),
  }
}

function ofOthers(storeName: (name: string) => string): (group: EventGroup) => OfOthers {
  return ({ filter, events }) => ({
    covers: coverOf(filter, (name) => canonicalMailbox(storeName(name))),
    events: new Set(events.map(({ event }) => event)),
  })
}

/** RFC 5465 §6 */
function coverOf(filter: MailboxFilter, canonical: (name: string) => string): OfOthers['covers'] {
  switch (filter.of) {
    case 'selected':
    case 'selected-delayed':
      return () => false
    case 'inboxes':
      // Where mail comes in.
      return (name) => name === INBOX
    case 'personal':
      return () => true
    case 'subscribed':
      return (name, subscribed) => subscribed.has(name)
    case 'subtree': {
      const roots = new Set(filter.mailboxes.map(canonical))
      return (name) => levelsOf(name).some((level) => roots.has(level))
    }
    case 'mailboxes': {
      const names = new Set(filter.mailboxes.map(canonical))
      return (name) => names.has(name)
    }
  }
}

/** A name, and those above it. */
function levelsOf(name: string): readonly string[] {
  const levels = [name]
  for (let end = name.lastIndexOf(SEPARATOR); end > 0; end = name.lastIndexOf(SEPARATOR, end - 1))
    levels.push(name.slice(0, end))
  return levels
}
