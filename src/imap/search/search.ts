import type { Reading } from '../command.ts'
import { Fetching } from '../fetch/fetching.ts'
import { planOf } from '../fetch/plan.ts'
import { formatString } from '../format/strings.ts'
import type { FetchItem } from '../grammar/fetch-item.ts'
import { GrammarError } from '../grammar/grammar-error.ts'
import type { SearchReturn } from '../grammar/search.ts'
import type { SearchKey } from '../grammar/search-key.ts'
import type { SortCriterion } from '../grammar/sort.ts'
import type { Row } from '../view.ts'
import { SearchContext } from './context.ts'
import { asksModseq, searched } from './program.ts'
import { formatNumbers, formatResult, meantRows, resultsOf } from './result.ts'
import { deciding, sortedRows } from './sort.ts'

export interface Search {
  readonly uid: boolean
  readonly program: SearchKey
  /** The order of SORT; absent for SEARCH. */
  readonly criteria?: readonly SortCriterion[]
  readonly returning: SearchReturn | undefined
}

/** Searches, tells what was found in the way that the client asks for, and keeps of it what it wants kept. */
export async function search(talk: Reading, asked: Search): Promise<void> {
  const { selected, tag } = talk
  const { returning } = asked
  const criteria = asked.criteria && deciding(asked.criteria)
  // RFC 5267 §4.3
  if (returning?.update && selected.contexts.has(tag))
    throw new GrammarError('There is a search of this tag already that tells of changes')
  const { rows, plan, sources } = await searched(talk, asked.program)
  const results = await sortedRows(rows, criteria ?? [], sources)
  tell(
    talk,
    asked,
    results.map(({ row }) => row),
  )
  if (!returning?.update) return
  const { highestUid } = selected.view
  const describe = describing(talk, returning.updateItems ?? [])
  const parts = {
    tag,
    uid: asked.uid,
    nameOf: naming(talk, asked.uid),
    plan,
    criteria,
    sources,
    highestUid,
    describe,
  }
  if (!selected.contexts.add(tag, new SearchContext(parts, results)))
    talk.out.untagged(`NO [NOUPDATE ${formatString(tag, false)}] Too many searches tell of changes`)
}

/** Tells these items of messages, if there are any. */
function describing(talk: Reading, items: readonly FetchItem[]): (rows: readonly Row[]) => Promise<void> {
  const { view } = talk.selected
  const plan = planOf(items, { implied: ['UID'], utf8: talk.enabled.utf8 })
  return async (rows) => {
    if (items.length === 0) return
    const numbered = rows.map((row) => ({ number: view.numberOf(row.uid) ?? 0, row }))
    await new Fetching(talk, plan, { uid: true }).run(numbered)
  }
}

/** What the client knows a message by. */
export function naming({ selected }: Pick<Reading, 'selected'>, uid: boolean): (row: Row) => number {
  return uid ? (row) => row.uid : (row) => selected.view.numberOf(row.uid) ?? 0
}

/** @param rows in the order that was asked for */
function tell(talk: Reading, { uid, program, criteria, returning }: Search, rows: readonly Row[]): void {
  const { out, selected, enabled, tag } = talk
  const verb = criteria === undefined ? 'SEARCH' : 'SORT'
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
