import type { Cursor } from './cursor.ts'
import { GrammarError } from './grammar-error.ts'
import { GRAMMAR_LIMITS } from './limits.ts'
import { readList, readSpaced } from './lists.ts'
import { asText, readAtom, readNstring, readQuoted, readString } from './strings.ts'

/** ENABLE (RFC 5161 §3.1): capabilities in upper case, known or not. */
export function readEnable(cursor: Cursor): readonly string[] {
  cursor.space()
  const names = readSpaced(cursor, (at) => readAtom(at, 'a capability').toUpperCase())
  cursor.end()
  return names
}

/** A field of ID and its value; `null` is NIL. */
export type IdField = readonly [name: string, value: string | null]

/** ID (RFC 2971 §3.1): its fields as they came; NIL has none. */
export function readId(cursor: Cursor): readonly IdField[] {
  cursor.space()
  const fields = cursor.takesWord('NIL')
    ? []
    : readList(cursor, readIdField, { empty: true, most: GRAMMAR_LIMITS.idPairs })
  cursor.end()
  return fields
}

function readIdField(cursor: Cursor): IdField {
  const name = bounded(readString(cursor), GRAMMAR_LIMITS.idName)
  cursor.space()
  const value = readNstring(cursor)
  return [name, value && bounded(value, GRAMMAR_LIMITS.idValue)]
}

function bounded(octets: Buffer, most: number): string {
  if (octets.length > most) throw new GrammarError(`A string of ID has more than ${most} octets (RFC 2971)`)
  return asText(octets)
}

/** COMPRESS (RFC 4978 §3): the mechanism in upper case. */
export function readCompress(cursor: Cursor): string {
  cursor.space()
  const mechanism = readAtom(cursor, 'a mechanism').toUpperCase()
  cursor.end()
  return mechanism
}

/** CANCELUPDATE (RFC 5267 §4.3.5): tags. */
export function readCancelUpdate(cursor: Cursor): readonly string[] {
  cursor.space()
  const tags = readSpaced(cursor, (at) => readQuoted(at).toString())
  cursor.end()
  return tags
}
