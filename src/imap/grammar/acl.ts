import type { Cursor } from './cursor.ts'
import { GrammarError } from './grammar-error.ts'
import { readMailbox } from './mailbox.ts'
import { readText } from './strings.ts'

/** DELETEACL and LISTRIGHTS (RFC 4314 §3.2, §3.4). */
export interface AclArguments {
  readonly mailbox: string
  /** Whose rights. `-` before it makes them negative. */
  readonly identifier: string
}

export function readAcl(cursor: Cursor): AclArguments {
  const named = readMailboxAndIdentifier(cursor)
  cursor.end()
  return named
}

/** SETACL (RFC 4314 §3.1). */
export interface SetAclArguments extends AclArguments {
  readonly change: 'replace' | 'add' | 'remove'
  readonly rights: string
}

export function readSetAcl(cursor: Cursor): SetAclArguments {
  const named = readMailboxAndIdentifier(cursor)
  cursor.space()
  const given = readText(cursor, 'rights')
  cursor.end()
  const change = given.startsWith('+') ? 'add' : given.startsWith('-') ? 'remove' : 'replace'
  const rights = change === 'replace' ? given : given.slice(1)
  if (!/^[a-z0-9]*$/.test(rights))
    throw new GrammarError('Rights are lower-case letters and digits (RFC 4314)')
  return { ...named, change, rights }
}

function readMailboxAndIdentifier(cursor: Cursor): AclArguments {
  cursor.space()
  const mailbox = readMailbox(cursor)
  cursor.space()
  return { mailbox, identifier: readText(cursor, 'an identifier') }
}
