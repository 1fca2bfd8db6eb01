import type { Cursor } from './cursor.ts'
import { readFlag, readFlagList } from './flags.ts'
import { GRAMMAR_LIMITS } from './limits.ts'
import { readOptions, readSpaced } from './lists.ts'
import { readModSequenceOrZero } from './numbers.ts'
import { MINUS, OPEN, PLUS } from './octets.ts'
import { readSequenceSet, type SequenceSet } from './sequence-set.ts'

export type FlagChange = 'replace' | 'add' | 'remove'

/** STORE and UID STORE (RFC 9051 §6.4.6). */
export interface StoreArguments {
  readonly set: SequenceSet
  /** RFC 7162 §3.1.3 */
  readonly unchangedSince?: number
  readonly change: FlagChange
  readonly silent: boolean
  readonly flags: readonly string[]
}

export function readStore(cursor: Cursor): StoreArguments {
  cursor.space()
  const set = readSequenceSet(cursor)
  cursor.space()
  const modifiers = cursor.peek() === OPEN ? readModifiers(cursor) : {}
  const change = cursor.takes(PLUS) ? 'add' : cursor.takes(MINUS) ? 'remove' : 'replace'
  const item = cursor.word()
  if (item !== 'FLAGS' && item !== 'FLAGS.SILENT') cursor.fail('FLAGS or FLAGS.SILENT')
  cursor.space()
  const flags =
    cursor.peek() === OPEN
      ? readFlagList(cursor)
      : readSpaced(cursor, readFlag, { most: GRAMMAR_LIMITS.flags })
  cursor.end()
  return { set, ...modifiers, change, silent: item === 'FLAGS.SILENT', flags }
}

function readModifiers(cursor: Cursor): { readonly unchangedSince?: number } {
  const modifiers = readOptions(cursor, (at) => {
    if (!at.takesWord('UNCHANGEDSINCE')) at.fail('UNCHANGEDSINCE')
    at.space()
    return { unchangedSince: readModSequenceOrZero(at) }
  })
  cursor.space()
  return modifiers
}
