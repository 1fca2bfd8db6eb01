import { ok } from '../answer.ts'
import { command } from '../command.ts'
import type { SearchReturn } from '../grammar/search.ts'
import { readSorted, type SortCriterion } from '../grammar/sort.ts'
import { answered, asking, usedBy } from '../search/asking.ts'
import { extensionsOf, searched } from '../search/program.ts'
import { sortedRows } from '../search/sort.ts'
import { sourcesOf } from '../search/sources.ts'
import { tellFound } from '../search/telling.ts'

const parse = asking(readSorted)

export const sort = command({
  verb: 'SORT',
  uid: 'may',
  rfc: 'RFC 5256 §3',
  in: 'selected',
  expunge: 'with-uid',
  extension: 'SORT',
  capabilities: () => ['SORT=DISPLAY', 'ESORT'],
  parse,
  uses: (args) =>
    usedBy(args, ({ criteria, program }, returning) => [
      ...returnExtensions(returning),
      ...criteriaExtensions(criteria),
      ...extensionsOf(program),
    ]),
  run: (talk, args, { uid }) =>
    answered(talk, args, async ({ criteria, program }) => {
      const found = await searched(talk, program)
      const rows = (await sortedRows(found, criteria, sourcesOf(talk))).map(({ row }) => row)
      tellFound(talk, { verb: 'SORT', uid, program, rows }, args.returning)
      return ok('Sorted')
    }),
})

function returnExtensions(returning: SearchReturn | undefined): readonly string[] {
  if (returning === undefined) return []
  const { save, context, update, partial } = returning
  return ['ESORT', ...(save ? ['SEARCHRES'] : []), ...(context || update || partial ? ['CONTEXT=SORT'] : [])]
}

function criteriaExtensions(criteria: readonly SortCriterion[]): readonly string[] {
  return criteria.some(({ by }) => by.startsWith('DISPLAY')) ? ['SORT=DISPLAY'] : []
}
