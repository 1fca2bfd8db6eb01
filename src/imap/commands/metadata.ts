import { isTrouble } from '../../domain/trouble.ts'
import { type Mailbox, METADATA_LIMITS } from '../../store/mailboxes.ts'
import { type Answer, bad, no, ok } from '../answer.ts'
import { command, type Inside } from '../command.ts'
import { readGetMetadata, readSetMetadata } from '../grammar/metadata.ts'
import { mailboxNamed } from '../mailbox-named.ts'
import { annotationsOf, askedOf, entryProblem, formatEntries } from '../metadata.ts'

export const getMetadata = command({
  verb: 'GETMETADATA',
  rfc: 'RFC 5464 §4.2',
  in: 'authenticated',
  extension: 'METADATA',
  parse: readGetMetadata,
  async run(talk, { mailbox: name, entries, options }) {
    const mailbox = await annotated(talk, name)
    const { values, tooLong } = askedOf(await annotationsOf(talk, mailbox), entries, options)
    if (values.size > 0)
      talk.out.untagged(`METADATA ${talk.wireName(mailbox?.name ?? '')} ${formatEntries(talk, values)}`)
    return ok('These are its annotations', tooLong === 0 ? undefined : `METADATA LONGENTRIES ${tooLong}`)
  },
})

export const setMetadata = command({
  verb: 'SETMETADATA',
  rfc: 'RFC 5464 §4.3',
  in: 'authenticated',
  does: 'mailboxes',
  extension: 'METADATA',
  parse: readSetMetadata,
  async run(talk, { mailbox: name, values }) {
    const mailbox = await annotated(talk, name)
    const problems = new Set(values.map(({ entry }) => entryProblem(entry, mailbox === null)))
    if (problems.has('malformed'))
      return bad('An entry is /private/... or /shared/..., or a vendor with two levels below')
    if (problems.has('read-only')) return no('Such an entry is not set like this', 'NOPERM')
    try {
      const entries = new Map(values.map(({ entry, value }) => [entry, value] as const))
      await talk.store.metadata.set(talk.inbox, mailbox?.name ?? null, entries)
      return ok('Kept')
    } catch (error) {
      return refusalOf(error)
    }
  },
})

/** The mailbox, or `null` for the inbox itself. @throws DomainError `no-such-mailbox` */
async function annotated(talk: Inside, name: string): Promise<Mailbox | null> {
  return name === '' ? null : mailboxNamed(talk, name)
}

/** @throws what is no matter of size or number */
function refusalOf(error: unknown): Answer {
  if (isTrouble(error, 'too-large'))
    return no('The value is too large', `METADATA MAXSIZE ${METADATA_LIMITS.octets}`)
  if (isTrouble(error, 'too-many-entries'))
    return no('There are too many annotations, remove some first', 'METADATA TOOMANY')
  throw error
}
