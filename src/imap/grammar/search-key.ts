import type { SequenceSet } from './sequence-set.ts'

/** search-key of both revisions and their extensions, without its spelling. */
export type SearchKey =
  | { readonly key: 'all' }
  | { readonly key: 'and'; readonly keys: readonly SearchKey[] }
  | { readonly key: 'or'; readonly either: readonly [SearchKey, SearchKey] }
  | { readonly key: 'not'; readonly not: SearchKey }
  /** By message sequence numbers, or by UIDs. */
  | { readonly key: 'messages' | 'uid'; readonly set: SequenceSet }
  /** A system flag as the RFC writes it, or a keyword as the client did. `\Recent` is one of the session. */
  | { readonly key: 'flag'; readonly flag: string; readonly set: boolean }
  | { readonly key: 'address'; readonly field: 'from' | 'to' | 'cc' | 'bcc'; readonly text: string }
  | { readonly key: 'subject' | 'body' | 'text'; readonly text: string }
  /** Empty text asks whether the field exists. */
  | { readonly key: 'header'; readonly name: string; readonly text: string }
  /** The day, `2026-02-01`, without time and zone: of INTERNALDATE, of the Date field, or of saving (RFC 8514 §4.3). */
  | {
      readonly key: 'date'
      readonly of: 'received' | 'sent' | 'saved'
      readonly is: 'before' | 'on' | 'since'
      readonly day: string
    }
  /** INTERNALDATE is within so many seconds (RFC 5032 §2), or is not. */
  | { readonly key: 'age'; readonly is: 'older' | 'younger'; readonly seconds: number }
  | { readonly key: 'size'; readonly is: 'larger' | 'smaller'; readonly octets: number }
  /** At least so. The flag that it may name is passed over, as RFC 7162 §3.1.5 demands where none has its own. */
  | { readonly key: 'modseq'; readonly least: number }
  /** RFC 8474 §6 */
  | { readonly key: 'email-id' | 'thread-id'; readonly id: string }
  /** RFC 8514 §4.3: whether the mailbox keeps save dates. */
  | { readonly key: 'save-dates' }

/** A date key but for its day. */
type Dating = Omit<Extract<SearchKey, { key: 'date' }>, 'day'>

const DAYS = [
  ['BEFORE', 'before'],
  ['ON', 'on'],
  ['SINCE', 'since'],
] as const

/** Keys that a date follows. */
export const DATE_KEYS: ReadonlyMap<string, Dating> = new Map(
  DAYS.flatMap(([name, is]): [string, Dating][] => [
    [name, { key: 'date', of: 'received', is }],
    [`SENT${name}`, { key: 'date', of: 'sent', is }],
    [`SAVED${name}`, { key: 'date', of: 'saved', is }],
  ]),
)

function flag(name: string, set: boolean): SearchKey {
  return { key: 'flag', flag: name, set }
}

const FLAG_KEYS: readonly (readonly [name: string, flag: string])[] = [
  ['ANSWERED', '\\Answered'],
  ['DELETED', '\\Deleted'],
  ['DRAFT', '\\Draft'],
  ['FLAGGED', '\\Flagged'],
  ['SEEN', '\\Seen'],
]

/** Keys without an argument. */
export const PLAIN_KEYS: ReadonlyMap<string, SearchKey> = new Map([
  ['ALL', { key: 'all' }],
  ...FLAG_KEYS.map(([name, of]) => [name, flag(of, true)] as const),
  ...FLAG_KEYS.map(([name, of]) => [`UN${name}`, flag(of, false)] as const),
  // RFC 3501 §6.4.4
  ['RECENT', flag('\\Recent', true)],
  ['OLD', flag('\\Recent', false)],
  ['NEW', { key: 'and', keys: [flag('\\Recent', true), flag('\\Seen', false)] }],
  ['SAVEDATESUPPORTED', { key: 'save-dates' }],
])
