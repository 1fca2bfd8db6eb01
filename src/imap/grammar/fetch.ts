import type { Cursor } from './cursor.ts'
import { type FetchItem, readFetchItems } from './fetch-item.ts'
import { GrammarError } from './grammar-error.ts'
import { readOptions } from './lists.ts'
import { readModSequence } from './numbers.ts'
import { SPACE } from './octets.ts'
import { type PartialRange, readPartialRange, readSequenceSet, type SequenceSet } from './sequence-set.ts'

/** FETCH and UID FETCH (RFC 9051 §6.4.5). */
export interface FetchArguments {
  readonly set: SequenceSet
  /** Macros are written out. An item may be there twice. */
  readonly items: readonly FetchItem[]
  readonly modifiers: FetchModifiers
}

export interface FetchModifiers {
  /** RFC 7162 §3.1.4.1 */
  readonly changedSince?: number
  /** RFC 7162 §3.2.6 */
  readonly vanished?: true
  /** RFC 9394 §3.3 */
  readonly partial?: PartialRange
}

export function readFetch(cursor: Cursor, uid: boolean): FetchArguments {
  cursor.space()
  const set = readSequenceSet(cursor)
  cursor.space()
  const items = readFetchItems(cursor)
  const modifiers = cursor.takes(SPACE) ? readModifiers(cursor, uid) : {}
  cursor.end()
  return { set, items, modifiers }
}

function readModifiers(cursor: Cursor, uid: boolean): FetchModifiers {
  const modifiers = readOptions(cursor, readModifier)
  if (modifiers.vanished && !(uid && modifiers.changedSince !== undefined))
    throw new GrammarError('VANISHED goes with UID FETCH and CHANGEDSINCE only')
  if (modifiers.partial && !uid) throw new GrammarError('PARTIAL goes with UID FETCH only')
  return modifiers
}

function readModifier(cursor: Cursor): FetchModifiers {
  switch (cursor.word()) {
    case 'CHANGEDSINCE':
      cursor.space()
      return { changedSince: readModSequence(cursor) }
    case 'VANISHED':
      return { vanished: true }
    case 'PARTIAL':
      cursor.space()
      return { partial: readPartialRange(cursor) }
    default:
      return cursor.fail('CHANGEDSINCE, VANISHED or PARTIAL')
  }
}
