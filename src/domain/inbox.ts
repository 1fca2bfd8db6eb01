/** Mail that comes without AUTH goes here. */
export const DEFAULT_INBOX = 'default'

/** The mailbox (IMAP folder) every inbox has and mail arrives in (RFC 9051 §5.1). */
export const INBOX = 'INBOX'

/** The mailbox that mail moves to once it is read and out of the way; made again by the first that does. */
export const ARCHIVE = 'Archive'

/** How much one inbox keeps; what is over a limit is pruned, oldest first. `null`: no limit. */
export interface InboxLimits {
  /** Most messages kept. */
  readonly maxMessages: number | null
  /** Longest age kept, in seconds since the message was received. */
  readonly maxAge: number | null
  /** Most octets of raw messages kept. */
  readonly maxBytes: number | null
}

/**
 * What a download by POP3 does to the message: it stays as it was, is marked as read, moves to the mailbox
 * {@link ARCHIVE}, or is removed. The four that Gmail offers.
 */
export const ON_RETRIEVE = ['keep', 'mark-read', 'archive', 'delete'] as const
export type OnRetrieve = (typeof ON_RETRIEVE)[number]

/** Whether IMAP keeps flags as one truth for all, or for a session alone and nowhere else. */
export const READ_STATES = ['shared', 'private'] as const
export type ReadState = (typeof READ_STATES)[number]

/** The place that isolates: a name, credentials, its own messages and limits. */
export interface Inbox {
  readonly name: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
  /** Declared by option or REST: its password is always checked. Others were made by the first mail or login. */
  readonly declared: boolean
  readonly messages: number
  readonly unread: number
  /** Octets of the raw messages it holds. */
  readonly bytes: number
  readonly limits: InboxLimits
  /** `null`: the server's own setting. */
  readonly onRetrieve: OnRetrieve | null
  /** `null`: the server's own setting. */
  readonly imapReadState: ReadState | null
  /** Seconds from its last use until it goes away with all in it; `null`: it stays. */
  readonly ttl: number | null
  /** When the last mail came, or the last client left, in milliseconds since 1970. */
  readonly usedAt: number
  /** The port of its own, on which all mail is its; `null`: it has none. */
  readonly smtpPort: number | null
  /** What retention has removed so far; `lastAt` in milliseconds since 1970. */
  readonly pruned: { readonly count: number; readonly lastAt: number | null }
}

/** What can be set on an inbox. An absent field stays as it is. */
export interface InboxSettings {
  /** `null` takes the password away: the inbox is then as if nobody had declared it. */
  readonly password?: string | null
  readonly limits?: Partial<InboxLimits>
  /** `null`: the server's own setting. */
  readonly onRetrieve?: OnRetrieve | null
  /** `null`: the server's own setting. */
  readonly imapReadState?: ReadState | null
  /** Seconds; `null`: it stays. */
  readonly ttl?: number | null
  readonly smtpPort?: number | null
}

/** What can be changed of an inbox that is there. */
export interface InboxChange extends InboxSettings {
  /** Its new name. All in it comes along; inboxes of its labels (`name+label`) are others, and stay. */
  readonly name?: string
}

/** When the inbox goes away unless it is used before, in milliseconds since 1970; `null`: never. */
export function expiryOf({ ttl, usedAt }: Pick<Inbox, 'ttl' | 'usedAt'>): number | null {
  return ttl === null ? null : usedAt + ttl * 1000
}

const LONGEST_NAME = 255
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/

/**
 * Why `name` cannot be an inbox's name, in words for the user; `undefined` when it can. Any other Unicode is fine. `.`
 * and `..` mean other places in the path of a URL, however they are encoded (WHATWG URL, "double-dot URL path segment").
 */
export function inboxNameProblem(name: string): string | undefined {
  if (name === '') return 'the name is empty'
  if (name === '.' || name === '..') return 'the name means another place in a path'
  if (Buffer.byteLength(name) > LONGEST_NAME) return `the name is longer than ${LONGEST_NAME} octets`
  if (FORBIDDEN.test(name)) return 'the name holds control or invisible characters'
  if (!name.isWellFormed()) return 'the name is not well-formed Unicode'
  return undefined
}

/**
 * The inbox whose password guards `name`: `shop+checkout` is an inbox of its own under the password of `shop`.
 * A name without a label, or that begins with `+`, is its own guardian.
 */
export function guardianOf(name: string): string {
  const plus = name.indexOf('+')
  return plus > 0 ? name.slice(0, plus) : name
}

/** Whether the inbox is one of a label: made for one test or one program, under the password of another. */
export function isLabelled(name: string): boolean {
  return guardianOf(name) !== name
}
