import type { Cursor } from './cursor.ts'
import { readList } from './lists.ts'
import { readNumber64 } from './numbers.ts'
import { readAtom, readText } from './strings.ts'

/** GETQUOTA (RFC 9208 §4.1.1): the name of a quota root, which may be empty. */
export function readGetQuota(cursor: Cursor): string {
  cursor.space()
  const root = readText(cursor, 'a quota root')
  cursor.end()
  return root
}

/** SETQUOTA (RFC 9208 §4.1.3). */
export interface SetQuotaArguments {
  readonly root: string
  readonly limits: readonly QuotaLimit[]
}

export interface QuotaLimit {
  /** In upper case: STORAGE counts units of 1 024 octets. */
  readonly resource: string
  readonly limit: number
}

export function readSetQuota(cursor: Cursor): SetQuotaArguments {
  cursor.space()
  const root = readText(cursor, 'a quota root')
  cursor.space()
  const limits = readList(cursor, readLimit, { empty: true })
  cursor.end()
  return { root, limits }
}

function readLimit(cursor: Cursor): QuotaLimit {
  const resource = readAtom(cursor, 'a resource').toUpperCase()
  cursor.space()
  return { resource, limit: readNumber64(cursor, 'a limit') }
}
