import { ok } from '../answer.ts'
import { command } from '../command.ts'
import { readSearched, type SearchReturn } from '../grammar/search.ts'
import { answered, asking, extensionsOfUpdate, usedBy } from '../search/asking.ts'
import { extensionsOf } from '../search/program.ts'
import { search as run } from '../search/search.ts'

const parse = asking(readSearched)

export const search = command({
  verb: 'SEARCH',
  uid: 'may',
  rfc: 'RFC 9051 §6.4.4',
  in: 'selected',
  expunge: 'with-uid',
  // I18NLEVEL=1: texts are compared without regard to case in any script (RFC 5255 §4.3).
  capabilities: () => ['ESEARCH', 'SEARCHRES', 'WITHIN', 'PARTIAL', 'CONTEXT=SEARCH', 'I18NLEVEL=1'],
  parse,
  uses: (args) =>
    usedBy(args, ({ program }, returning) => [...returnExtensions(returning), ...extensionsOf(program)]),
  run: (talk, args, { uid }) =>
    answered(talk, args, async ({ program }) => {
      await run(talk, { uid, program, returning: args.returning })
      return ok('Searched')
    }),
})

function returnExtensions(returning: SearchReturn | undefined): readonly string[] {
  if (returning === undefined) return []
  return [
    'ESEARCH',
    ...(returning.save ? ['SEARCHRES'] : []),
    ...(returning.partial ? ['PARTIAL'] : []),
    ...(returning.context || returning.update ? ['CONTEXT=SEARCH'] : []),
    ...extensionsOfUpdate(returning),
  ]
}
