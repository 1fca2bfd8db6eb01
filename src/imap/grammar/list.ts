import type { Cursor } from './cursor.ts'
import { GrammarError } from './grammar-error.ts'
import { readList } from './lists.ts'
import { readPattern, readReference } from './mailbox.ts'
import { readEntry } from './metadata.ts'
import { OPEN, SPACE } from './octets.ts'
import { readStatusItems, type StatusItem } from './status.ts'

/** LIST (RFC 9051 §6.3.9, RFC 5258 §3). `null` for a name or a pattern that no mailbox can have. */
export interface ListArguments {
  /** Whether anything here is new since RFC 3501: then `""` as the pattern is an ordinary one (RFC 5258 §3). */
  readonly extended: boolean
  readonly selection: ListSelection
  readonly reference: string | null
  readonly patterns: readonly (string | null)[]
  readonly returning: ListReturn
}

/** Which mailboxes are listed (RFC 5258 §3.1, RFC 6154 §2). */
export interface ListSelection {
  readonly subscribed?: true
  readonly remote?: true
  readonly recursiveMatch?: true
  readonly specialUse?: true
}

/** What is told of each (RFC 5258 §3.2, RFC 5819 §2, RFC 6154 §2, RFC 8440, RFC 9590). */
export interface ListReturn {
  readonly subscribed?: true
  readonly children?: true
  readonly specialUse?: true
  readonly myRights?: true
  readonly status?: readonly StatusItem[]
  readonly metadata?: readonly string[]
}

export function readListing(cursor: Cursor): ListArguments {
  cursor.space()
  const selecting = cursor.peek() === OPEN
  const selection = selecting ? readSelection(cursor) : {}
  if (selecting) cursor.space()
  const reference = readReference(cursor)
  cursor.space()
  const several = cursor.peek() === OPEN
  const patterns = several ? readList(cursor, readPattern) : [readPattern(cursor)]
  const returns = cursor.takes(SPACE)
  const returning = returns ? readReturns(cursor) : {}
  cursor.end()
  return { extended: selecting || several || returns, selection, reference, patterns, returning }
}

/** LSUB (RFC 3501 §6.3.9). */
export interface LsubArguments {
  readonly reference: string | null
  readonly pattern: string | null
}

export function readLsub(cursor: Cursor): LsubArguments {
  cursor.space()
  const reference = readReference(cursor)
  cursor.space()
  const pattern = readPattern(cursor)
  cursor.end()
  return { reference, pattern }
}

const SELECTIONS: ReadonlyMap<string, ListSelection> = new Map<string, ListSelection>([
  ['SUBSCRIBED', { subscribed: true }],
  ['REMOTE', { remote: true }],
  ['RECURSIVEMATCH', { recursiveMatch: true }],
  ['SPECIAL-USE', { specialUse: true }],
])

function readSelection(cursor: Cursor): ListSelection {
  const options = readList(cursor, (at) => SELECTIONS.get(at.word()) ?? at.fail('a selection option'), {
    empty: true,
  })
  const selection: ListSelection = Object.assign({}, ...options)
  if (selection.recursiveMatch && !selection.subscribed)
    throw new GrammarError('RECURSIVEMATCH goes with SUBSCRIBED only (RFC 5258)')
  return selection
}

const RETURNS: ReadonlyMap<string, ListReturn> = new Map<string, ListReturn>([
  ['SUBSCRIBED', { subscribed: true }],
  ['CHILDREN', { children: true }],
  ['SPECIAL-USE', { specialUse: true }],
  ['MYRIGHTS', { myRights: true }],
])

function readReturns(cursor: Cursor): ListReturn {
  if (!cursor.takesWord('RETURN')) cursor.fail('RETURN')
  cursor.space()
  return Object.assign({}, ...readList(cursor, readReturn, { empty: true }))
}

function readReturn(cursor: Cursor): ListReturn {
  const name = cursor.word()
  const plain = RETURNS.get(name)
  if (plain !== undefined) return plain
  if (name !== 'STATUS' && name !== 'METADATA') return cursor.fail('a return option')
  cursor.space()
  return name === 'STATUS' ? { status: readStatusItems(cursor) } : { metadata: readList(cursor, readEntry) }
}
