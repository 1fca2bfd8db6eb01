import type { Cursor } from './cursor.ts'
import { readUseAttribute } from './flags.ts'
import { readList, readOptions } from './lists.ts'
import { readMailbox, readWrittenMailbox, type WrittenMailbox } from './mailbox.ts'
import { SPACE } from './octets.ts'

/** One mailbox: SUBSCRIBE UNSUBSCRIBE GETQUOTAROOT GETACL MYRIGHTS. */
export function readOneMailbox(cursor: Cursor): string {
  cursor.space()
  const mailbox = readMailbox(cursor)
  cursor.end()
  return mailbox
}

/** DELETE (RFC 9051 §6.3.5). */
export function readDelete(cursor: Cursor): WrittenMailbox {
  cursor.space()
  const named = readWrittenMailbox(cursor)
  cursor.end()
  return named
}

/** CREATE (RFC 9051 §6.3.4). The name perhaps has the separator at its end. */
export interface CreateArguments extends WrittenMailbox {
  /** RFC 6154 §3: `\Sent` and others, as the client wrote them; `undefined` without USE. */
  readonly use: readonly string[] | undefined
}

export function readCreate(cursor: Cursor): CreateArguments {
  cursor.space()
  const named = readWrittenMailbox(cursor)
  const { use } = cursor.takes(SPACE) ? readOptions(cursor, readUse) : {}
  cursor.end()
  return { ...named, use }
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
  /** `from` as the client wrote it, where not both names are NFC. */
  readonly written?: string
}

export function readRename(cursor: Cursor): RenameArguments {
  cursor.space()
  const from = readWrittenMailbox(cursor)
  cursor.space()
  const to = readWrittenMailbox(cursor)
  cursor.end()
  const names = { from: from.mailbox, to: to.mailbox }
  if (from.written === undefined && to.written === undefined) return names
  return { ...names, written: from.written ?? from.mailbox }
}
