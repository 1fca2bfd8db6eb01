import type { Cursor } from './cursor.ts'
import { readList } from './lists.ts'
import { readReturning, type SearchReturn } from './search.ts'
import type { SearchKey } from './search-key.ts'
import { readCharset, readSearchProgram } from './search-program.ts'

const SORT_KEYS = [
  'ARRIVAL',
  'CC',
  'DATE',
  'DISPLAYFROM',
  'DISPLAYTO',
  'FROM',
  'SIZE',
  'SUBJECT',
  'TO',
] as const

/** sort-key (RFC 5256 §3, RFC 5957 §3) */
export type SortKey = (typeof SORT_KEYS)[number]

export interface SortCriterion {
  readonly by: SortKey
  readonly reverse: boolean
}

/** SORT and UID SORT (RFC 5256 §3, with RETURN by RFC 5267 §3). */
export interface SortArguments {
  readonly returning: SearchReturn | undefined
  readonly criteria: readonly SortCriterion[]
  readonly program: SearchKey
}

export function readSort(cursor: Cursor): SortArguments {
  return { returning: readReturning(cursor), ...readSorted(cursor) }
}

/** What stands behind RETURN, to the end of the command. */
export function readSorted(cursor: Cursor): Pick<SortArguments, 'criteria' | 'program'> {
  cursor.space()
  const criteria = readList(cursor, readCriterion)
  return { criteria, program: readCharsetAndProgram(cursor) }
}

function readCriterion(cursor: Cursor): SortCriterion {
  const reverse = cursor.takesWord('REVERSE')
  if (reverse) cursor.space()
  const name = cursor.word()
  const by = SORT_KEYS.find((key) => key === name) ?? cursor.fail('a sort key')
  return { by, reverse }
}

const ALGORITHMS = ['ORDEREDSUBJECT', 'REFERENCES'] as const

/** THREAD and UID THREAD (RFC 5256 §3). */
export interface ThreadArguments {
  readonly algorithm: (typeof ALGORITHMS)[number]
  readonly program: SearchKey
}

export function readThread(cursor: Cursor): ThreadArguments {
  cursor.space()
  const name = cursor.word()
  const algorithm = ALGORITHMS.find((ours) => ours === name) ?? cursor.fail('ORDEREDSUBJECT or REFERENCES')
  return { algorithm, program: readCharsetAndProgram(cursor) }
}

/** search-criteria (RFC 5256 §5), to the end of the command. */
function readCharsetAndProgram(cursor: Cursor): SearchKey {
  cursor.space()
  const charset = readCharset(cursor)
  cursor.space()
  const program = readSearchProgram(cursor, charset)
  cursor.end()
  return program
}
