import type { Cursor } from './cursor.ts'
import { readList } from './lists.ts'
import { readMailbox } from './mailbox.ts'

const ITEMS = [
  'APPENDLIMIT',
  'DELETED',
  'DELETED-STORAGE',
  'HIGHESTMODSEQ',
  'MAILBOXID',
  'MESSAGES',
  'RECENT',
  'SIZE',
  'UIDNEXT',
  'UIDVALIDITY',
  'UNSEEN',
] as const

/** status-att (RFC 9051 §6.3.11, RFC 7162 §7, RFC 7889 §5, RFC 8474 §7, RFC 9208 §7). */
export type StatusItem = (typeof ITEMS)[number]

/** STATUS. */
export interface StatusArguments {
  readonly mailbox: string
  /** One may be there twice. */
  readonly items: readonly StatusItem[]
}

export function readStatus(cursor: Cursor): StatusArguments {
  cursor.space()
  const mailbox = readMailbox(cursor)
  cursor.space()
  const items = readStatusItems(cursor)
  cursor.end()
  return { mailbox, items }
}

/** status-att in parentheses. */
export function readStatusItems(cursor: Cursor): StatusItem[] {
  return readList(cursor, (at) => {
    const name = at.word()
    return ITEMS.find((item) => item === name) ?? at.fail('a status item')
  })
}
