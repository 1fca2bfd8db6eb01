import { type Answer, no, ok } from '../answer.ts'
import { command, type Inside } from '../command.ts'
import { formatListing } from '../format/listing.ts'
import { type ListArguments, type ListReturn, readListing } from '../grammar/list.ts'
import { inTurns } from '../in-turns.ts'
import { listAttributes } from '../list/attributes.ts'
import { type KnownName, KnownNames } from '../list/known-names.ts'
import { type Listed, listing, type Question } from '../list/listing.ts'
import { type Pattern, patternOf } from '../list/pattern.ts'
import { formatAnnotations } from '../metadata.ts'
import { FULL_RIGHTS } from '../rights.ts'
import { askStatus, extensionsOf, formatStatus } from '../status.ts'

/** Each pattern is looked for in all names. */
const MOST_PATTERNS = 100

export const list = command({
  verb: 'LIST',
  rfc: 'RFC 9051 §6.3.9',
  in: 'authenticated',
  parse: readListing,
  uses,
  capabilities: () => [
    'CHILDREN',
    'SPECIAL-USE',
    'LIST-EXTENDED',
    'LIST-STATUS',
    'LIST-MYRIGHTS',
    'LIST-METADATA',
  ],
  async run(talk, args) {
    if (args.patterns.length > MOST_PATTERNS)
      return no(`A LIST has at most ${MOST_PATTERNS} patterns`, 'LIMIT')
    if (!args.extended && args.patterns[0] === '') return tellRoot(talk, 'LIST')
    if (args.returning.status !== undefined) askStatus(talk, args.returning.status)
    const asksSubscribed = Boolean(args.selection.subscribed ?? args.returning.subscribed)
    const names = await knownNames(talk, asksSubscribed)
    for await (const listed of inTurns(talk.out, listing(names, questionOf(talk, args))))
      if (listed !== undefined) await tell(talk, listed, { ...args, asksSubscribed })
    return ok('Listed')
  },
})

function uses({ extended, selection, returning }: ListArguments): readonly string[] {
  return [
    ...(extended ? ['LIST-EXTENDED'] : []),
    ...(selection.specialUse || returning.specialUse ? ['SPECIAL-USE'] : []),
    ...(returning.status === undefined ? [] : ['LIST-STATUS', ...extensionsOf(returning.status)]),
    ...(returning.myRights ? ['LIST-MYRIGHTS'] : []),
    ...(returning.metadata === undefined ? [] : ['LIST-METADATA']),
  ]
}

/** The separator, and that names have no root (RFC 9051 §6.3.9). */
export function tellRoot({ out, settings }: Inside, verb: 'LIST' | 'LSUB'): Answer {
  const { separator } = settings
  out.untagged(formatListing({ verb, attributes: ['\\Noselect'], separator, name: '""' }))
  return ok('That is the separator')
}

/** @param subscribed whether names count that are subscribed and no mailboxes */
export async function knownNames({ store, inbox }: Inside, subscribed: boolean): Promise<KnownNames> {
  const mailboxes = await store.mailboxes.list(inbox)
  return new KnownNames(mailboxes, subscribed ? await store.mailboxes.subscriptions(inbox) : [])
}

/** Names that can't be, and empty patterns, are asked for in vain (RFC 9051 §6.3.9). */
export function patternsOf(
  talk: Inside,
  reference: string | null,
  patterns: readonly (string | null)[],
): readonly Pattern[] {
  if (reference === null) return []
  return [...new Set(patterns)]
    .flatMap((pattern) => pattern || [])
    .map((pattern) => patternOf(talk.storeName(reference), talk.storeName(pattern)))
}

function questionOf(talk: Inside, { reference, patterns, selection }: ListArguments): Question {
  const { subscribed, specialUse, recursiveMatch } = selection
  const selects = subscribed || specialUse
  return {
    patterns: patternsOf(talk, reference, patterns),
    wanted: (known: KnownName) =>
      (subscribed ? known.subscribed : known.mailbox !== undefined) &&
      (!specialUse || (known.mailbox?.specialUse ?? null) !== null),
    above: recursiveMatch ? 'recursive' : selects ? 'none' : 'levels',
  }
}

interface Asked {
  readonly extended: boolean
  readonly selection: ListArguments['selection']
  readonly returning: ListReturn
  readonly asksSubscribed: boolean
}

async function tell(talk: Inside, listed: Listed, asked: Asked): Promise<void> {
  const { out, settings } = talk
  const name = talk.wireName(listed.name)
  const { extended, asksSubscribed, selection, returning } = asked
  out.untagged(
    formatListing({
      verb: 'LIST',
      attributes: listAttributes(talk, listed, { extended, subscribed: asksSubscribed }),
      separator: settings.separator,
      name,
      ...(selection.recursiveMatch && listed.wantedBelow
        ? { extended: ['CHILDINFO', '"SUBSCRIBED"'] as const }
        : {}),
    }),
  )
  const { mailbox, wanted } = listed
  if (mailbox !== undefined && wanted) {
    const { status, myRights, metadata } = returning
    if (status !== undefined) out.untagged(await formatStatus(talk, mailbox, status))
    if (myRights) out.untagged(`MYRIGHTS ${name} ${FULL_RIGHTS}`)
    if (metadata !== undefined) {
      out.untagged(`METADATA ${name} ${await formatAnnotations(talk, mailbox, metadata)}`)
    }
  }
  await out.ready()
}
