import { ok } from '../answer.ts'
import { command } from '../command.ts'
import type { SearchReturn } from '../grammar/search.ts'
import { readSorted, type SortCriterion } from '../grammar/sort.ts'
import { answered, asking, extensionsOfUpdate, usedBy } from '../search/asking.ts'
import { extensionsOf } from '../search/program.ts'
import { search } from '../search/search.ts'

const parse = asking(readSorted)

export const sort = command({
  verb: 'SORT',
  uid: 'may',
  rfc: 'RFC 5256 §3',
  in: 'selected',
  expunge: 'with-uid',
  extension: 'SORT',
  capabilities: () => ['SORT=DISPLAY', 'ESORT', 'CONTEXT=SORT'],
  parse,
  uses: (args) =>
    usedBy(args, ({ criteria, program }, returning) => [
      ...returnExtensions(returning),
      ...criteriaExtensions(criteria),
      ...extensionsOf(program),
    ]),
  run: (talk, args, { uid }) =>
    answered(talk, args, async ({ criteria, program }) => {
      await search(talk, { uid, program, criteria, returning: args.returning })
      return ok('Sorted')
    }),
})

function returnExtensions(returning: SearchReturn | undefined): readonly string[] {
  if (returning === undefined) return []
  const { save, context, update, partial } = returning
  return [
    'ESORT',
    ...(save ? ['SEARCHRES'] : []),
    ...(context || update || partial ? ['CONTEXT=SORT'] : []),
    ...extensionsOfUpdate(returning),
  ]
}

function criteriaExtensions(criteria: readonly SortCriterion[]): readonly string[] {
  return criteria.some(({ by }) => by.startsWith('DISPLAY')) ? ['SORT=DISPLAY'] : []
}
