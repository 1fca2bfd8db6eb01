import type { Cursor } from './cursor.ts'
import { GrammarError } from './grammar-error.ts'
import { GRAMMAR_LIMITS } from './limits.ts'
import { TAG_CHAR } from './octets.ts'
import { readAtom } from './strings.ts'

/** tag (I02). Without one there is nothing to answer to but `*`. */
export function readTag(cursor: Cursor): string {
  const tag = cursor.run(TAG_CHAR)
  if (tag.length > GRAMMAR_LIMITS.tag)
    throw new GrammarError(`A tag has more than ${GRAMMAR_LIMITS.tag} octets`)
  return tag || cursor.fail('a tag')
}

/** What a command is called, in upper case, and whether UID stands before it. */
export interface CommandName {
  readonly name: string
  readonly uid: boolean
}

/** The space behind the tag and the command's name. */
export function readCommandName(cursor: Cursor): CommandName {
  cursor.space()
  const first = readAtom(cursor, 'a command').toUpperCase()
  if (first !== 'UID') return { name: first, uid: false }
  cursor.space()
  return { name: readAtom(cursor, 'a command').toUpperCase(), uid: true }
}
