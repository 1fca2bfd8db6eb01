import type { Cursor } from './cursor.ts'
import { type FetchItem, readFetchItem } from './fetch-item.ts'
import { GrammarError } from './grammar-error.ts'
import { readList, readSpaced } from './lists.ts'
import { readMailbox } from './mailbox.ts'
import { CLOSE, OPEN, SPACE } from './octets.ts'

/** NOTIFY (RFC 5465 §3.1): `null` is NONE. */
export type NotifyArguments = {
  /** Whether STATUS of the mailboxes is told at once. */
  readonly status: boolean
  readonly groups: readonly EventGroup[]
} | null

export interface EventGroup {
  readonly filter: MailboxFilter
  /** Empty for NONE. */
  readonly events: readonly NotifyEvent[]
}

/** filter-mailboxes (RFC 5465 §6). */
export type MailboxFilter =
  | { readonly of: 'selected' | 'selected-delayed' | 'inboxes' | 'personal' | 'subscribed' }
  | { readonly of: 'subtree' | 'mailboxes'; readonly mailboxes: readonly string[] }

const MESSAGE_EVENTS = ['FlagChange', 'MessageExpunge', 'MessageNew'] as const

/** The events that can be asked for, for BADEVENT (RFC 5465 §8). */
export const NOTIFY_EVENTS = [
  ...MESSAGE_EVENTS,
  'MailboxMetadataChange',
  'MailboxName',
  'ServerMetadataChange',
  'SubscriptionChange',
] as const

export interface NotifyEvent {
  readonly event: (typeof NOTIFY_EVENTS)[number]
  /** What MessageNew tells of a message in the selected mailbox. */
  readonly items?: readonly FetchItem[]
}

export function readNotify(cursor: Cursor): NotifyArguments {
  cursor.space()
  const none = cursor.takesWord('NONE')
  const registration = none ? null : readRegistration(cursor)
  cursor.end()
  return registration
}

function readRegistration(cursor: Cursor): NotifyArguments {
  if (!cursor.takesWord('SET')) cursor.fail('SET or NONE')
  cursor.space()
  const status = cursor.takesWord('STATUS')
  if (status) cursor.space()
  const groups = readSpaced(cursor, readGroup)
  if (groups.filter(isOfSelected).length > 1)
    throw new GrammarError('SELECTED or SELECTED-DELAYED may be given once (RFC 5465)')
  return { status, groups }
}

function readGroup(cursor: Cursor): EventGroup {
  cursor.expect(OPEN)
  const filter = readFilter(cursor)
  cursor.expect(SPACE)
  const events = cursor.takesWord('NONE') ? [] : readList(cursor, readEvent)
  cursor.expect(CLOSE)
  const group = { filter, events }
  check(group)
  return group
}

function readFilter(cursor: Cursor): MailboxFilter {
  const of = cursor.word().toLowerCase()
  switch (of) {
    case 'selected':
    case 'selected-delayed':
    case 'inboxes':
    case 'personal':
    case 'subscribed':
      return { of }
    case 'subtree':
    case 'mailboxes':
      cursor.space()
      return { of, mailboxes: readMailboxes(cursor) }
    default:
      return cursor.fail('which mailboxes')
  }
}

/** one-or-more-mailbox */
function readMailboxes(cursor: Cursor): readonly string[] {
  return cursor.peek() === OPEN ? readList(cursor, readMailbox) : [readMailbox(cursor)]
}

/** event: one that is not ours gets NO, not BAD (RFC 5465 §3.1). */
function readEvent(cursor: Cursor): NotifyEvent {
  const name = cursor.word() || cursor.fail('an event')
  const event = NOTIFY_EVENTS.find((ours) => ours.toUpperCase() === name)
  if (event === undefined) throw new GrammarError('There are no events of this name', 'BADEVENT')
  if (event !== 'MessageNew' || !cursor.startsWith(' (')) return { event }
  cursor.space()
  return { event, items: readList(cursor, readFetchItem) }
}

/** RFC 5465 §5, §8 */
function check(group: EventGroup): void {
  const has = (name: NotifyEvent['event']): boolean => group.events.some(({ event }) => event === name)
  if (has('MessageNew') !== has('MessageExpunge'))
    throw new GrammarError('MessageNew and MessageExpunge go together (RFC 5465)')
  if (has('FlagChange') && !has('MessageNew'))
    throw new GrammarError('FlagChange goes with MessageNew and MessageExpunge (RFC 5465)')
  const selected = isOfSelected(group)
  if (selected && group.events.some(({ event }) => !MESSAGE_EVENTS.some((ours) => ours === event)))
    throw new GrammarError('The selected mailbox has message events only (RFC 5465)')
  if (!selected && group.events.some(({ items }) => items !== undefined))
    throw new GrammarError('Data items go with the selected mailbox only (RFC 5465)')
}

function isOfSelected({ filter }: EventGroup): boolean {
  return filter.of === 'selected' || filter.of === 'selected-delayed'
}
