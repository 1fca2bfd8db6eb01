import type { Cursor } from './cursor.ts'
import { readUseAttribute } from './flags.ts'
import { readList, readOptions } from './lists.ts'
import { readMailbox } from './mailbox.ts'
import { SPACE } from './octets.ts'

/** One mailbox: DELETE SUBSCRIBE UNSUBSCRIBE GETQUOTAROOT GETACL MYRIGHTS. */
export function readOneMailbox(cursor: Cursor): string {
  cursor.space()
  const mailbox = readMailbox(cursor)
  cursor.end()
  return mailbox
}

/** CREATE (RFC 9051 §6.3.4). */
export interface CreateArguments {
  /** Perhaps with the separator at its end. */
  readonly mailbox: string
  /** RFC 6154 §3: `\Sent` and others, as the client wrote them; `undefined` without USE. */
  readonly use: readonly string[] | undefined
}

export function readCreate(cursor: Cursor): CreateArguments {
  cursor.space()
  const mailbox = readMailbox(cursor)
  const { use } = cursor.takes(SPACE) ? readOptions(cursor, readUse) : {}
  cursor.end()
  return { mailbox, use }
}

function readUse(cursor: Cursor): { readonly use: readonly string[] } {
  if (!cursor.takesWord('USE')) cursor.fail('USE')
  cursor.space()
  return { use: readList(cursor, readUseAttribute, { empty: true }) }
}

/** RENAME (RFC 9051 §6.3.6). */
export interface RenameArguments {
  readonly from: string
  readonly to: string
}

export function readRename(cursor: Cursor): RenameArguments {
  cursor.space()
  const from = readMailbox(cursor)
  cursor.space()
  const to = readMailbox(cursor)
  cursor.end()
  return { from, to }
}
