import type { Cursor } from './cursor.ts'
import { readOptions } from './lists.ts'
import { readWrittenMailbox } from './mailbox.ts'
import { readModSequence, readNzNumber } from './numbers.ts'
import { CLOSE, OPEN, SPACE } from './octets.ts'
import { type NumberRange, readUidSet } from './sequence-set.ts'

/** SELECT and EXAMINE (RFC 9051 §6.3.2). */
export interface SelectArguments {
  readonly mailbox: string
  /** How the client wrote its name, where that is not NFC (RFC 9051 §6.3.9.7). */
  readonly written?: string
  readonly parameters: SelectParameters
}

export interface SelectParameters {
  /** RFC 7162 §3.1.8 */
  readonly condstore?: true
  readonly qresync?: Resync
}

/** What the client remembers of the mailbox (RFC 7162 §3.2.5). */
export interface Resync {
  readonly uidValidity: number
  readonly modSequence: number
  readonly knownUids?: readonly NumberRange[]
  /** Message numbers and the UIDs that belong to them. Whether the sets are of one size is for the session to see. */
  readonly match?: { readonly numbers: readonly NumberRange[]; readonly uids: readonly NumberRange[] }
}

export function readSelect(cursor: Cursor): SelectArguments {
  cursor.space()
  const name = readWrittenMailbox(cursor)
  const parameters = cursor.takes(SPACE) ? readOptions(cursor, readParameter) : {}
  cursor.end()
  return { ...name, parameters }
}

function readParameter(cursor: Cursor): SelectParameters {
  switch (cursor.word()) {
    case 'CONDSTORE':
      return { condstore: true }
    case 'QRESYNC':
      cursor.space()
      return { qresync: readResync(cursor) }
    default:
      return cursor.fail('CONDSTORE or QRESYNC')
  }
}

function readResync(cursor: Cursor): Resync {
  cursor.expect(OPEN)
  const uidValidity = readNzNumber(cursor, 'a UIDVALIDITY')
  cursor.space()
  const modSequence = readModSequence(cursor)
  let more = cursor.takes(SPACE)
  const knownUids = more && cursor.peek() !== OPEN ? readUidSet(cursor) : undefined
  if (knownUids !== undefined) more = cursor.takes(SPACE)
  const match = more ? readMatch(cursor) : undefined
  cursor.expect(CLOSE)
  return { uidValidity, modSequence, ...(knownUids && { knownUids }), ...(match && { match }) }
}

/** seq-match-data */
function readMatch(cursor: Cursor): NonNullable<Resync['match']> {
  cursor.expect(OPEN)
  const numbers = readUidSet(cursor)
  cursor.space()
  const uids = readUidSet(cursor)
  cursor.expect(CLOSE)
  return { numbers, uids }
}
