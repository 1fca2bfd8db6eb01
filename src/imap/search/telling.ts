import type { Reading } from '../command.ts'
import type { SearchReturn } from '../grammar/search.ts'
import type { SearchKey } from '../grammar/search-key.ts'
import type { Row } from '../view.ts'
import { asksModseq } from './program.ts'
import { formatNumbers, formatResult, meantRows, resultsOf } from './result.ts'

export interface Found {
  readonly verb: 'SEARCH' | 'SORT'
  readonly uid: boolean
  readonly program: SearchKey
  /** In the order that was asked for. */
  readonly rows: readonly Row[]
}

/** Tells what was found in the way that the client asks for, and saves it if it wants that. */
export function tellFound(talk: Reading, found: Found, returning: SearchReturn | undefined): void {
  const { out, selected, enabled, tag } = talk
  const { verb, uid, program, rows } = found
  const result = { rows, nameOf: naming(talk, uid), modseq: asksModseq(program) }
  // IMAP4rev2 knows no SEARCH response (RFC 9051 §6.4.4).
  if (returning === undefined && !(enabled.rev2 && verb === 'SEARCH')) {
    out.untagged(formatNumbers(verb, result))
    return
  }
  const results = resultsOf(returning ?? {})
  if (results.save)
    selected.saved = meantRows(rows, results)
      .map((row) => row.uid)
      .sort((one, other) => one - other)
  const response = formatResult(result, results, { tag, uid })
  if (response !== undefined) out.untagged(response)
}

/** What the client knows a message by. Numbers stay while a command runs. */
export function naming({ selected }: Pick<Reading, 'selected'>, uid: boolean): (row: Row) => number {
  return uid ? (row) => row.uid : (row) => selected.view.numberOf(row.uid) ?? 0
}
