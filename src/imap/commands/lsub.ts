import { ok } from '../answer.ts'
import { command } from '../command.ts'
import { formatListing } from '../format/listing.ts'
import { readLsub } from '../grammar/list.ts'
import { inTurns } from '../in-turns.ts'
import { lsubAttributes } from '../list/attributes.ts'
import { listing } from '../list/listing.ts'
import { knownNames, patternsOf, tellRoot } from './list.ts'

export const lsub = command({
  verb: 'LSUB',
  rfc: 'RFC 3501 §6.3.9',
  in: 'authenticated',
  parse: readLsub,
  async run(talk, { reference, pattern }) {
    if (pattern === '') return tellRoot(talk, 'LSUB')
    const names = await knownNames(talk, true)
    const patterns = patternsOf(talk, reference, [pattern])
    const steps = listing(names, { patterns, wanted: ({ subscribed }) => subscribed, above: 'levels' })
    for await (const listed of inTurns(talk.out, steps)) {
      if (listed === undefined) continue
      const { separator } = talk.settings
      const attributes = lsubAttributes(talk, listed)
      talk.out.untagged(
        formatListing({ verb: 'LSUB', attributes, separator, name: talk.wireName(listed.name) }),
      )
      await talk.out.ready()
    }
    return ok('Listed')
  },
})
