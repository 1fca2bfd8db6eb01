import { saslPrepared } from '../../lib/saslprep.ts'
import { type Answer, bad, no, ok } from '../answer.ts'
import { command, type Inside } from '../command.ts'
import { formatAstring, inUtf8 } from '../format/strings.ts'
import { type AclArguments, readAcl, readSetAcl } from '../grammar/acl.ts'
import { readOneMailbox } from '../grammar/mailbox-commands.ts'
import { mailboxNamed } from '../mailbox-named.ts'
import { areRights, FULL_RIGHTS } from '../rights.ts'

/**
 * Access control lists that never change: the user of the inbox may do everything, and nobody else anything. So a client
 * that knows of ACL can be seen at work, and is told the truth.
 */
const ROW = { in: 'authenticated', extension: 'ACL' } as const

export const myRights = command({
  ...ROW,
  verb: 'MYRIGHTS',
  rfc: 'RFC 4314 §3.5',
  parse: readOneMailbox,
  // Those that are new with it, in the order of RFC 4314 §2.2.
  capabilities: () => ['RIGHTS=texk'],
  async run(talk, name) {
    const mailbox = await mailboxNamed(talk, name)
    talk.out.untagged(`MYRIGHTS ${talk.wireName(mailbox.name)} ${FULL_RIGHTS}`)
    return ok('These are your rights')
  },
})

export const getAcl = command({
  ...ROW,
  verb: 'GETACL',
  rfc: 'RFC 4314 §3.3',
  parse: readOneMailbox,
  async run(talk, name) {
    const mailbox = await mailboxNamed(talk, name)
    talk.out.untagged(`ACL ${talk.wireName(mailbox.name)} ${identifierOf(talk, talk.inbox)} ${FULL_RIGHTS}`)
    return ok('That is its list')
  },
})

export const listRights = command({
  ...ROW,
  verb: 'LISTRIGHTS',
  rfc: 'RFC 4314 §3.4',
  parse: readAcl,
  async run(talk, { mailbox: name, identifier }) {
    const prepared = saslPrepared(identifier)
    if (!prepared) return notAnIdentifier()
    const mailbox = await mailboxNamed(talk, name)
    // What the user always has; others can be given nothing.
    const required = prepared === talk.inbox ? FULL_RIGHTS : '""'
    talk.out.untagged(
      `LISTRIGHTS ${talk.wireName(mailbox.name)} ${identifierOf(talk, identifier)} ${required}`,
    )
    return ok('These are its rights')
  },
})

export const setAcl = command({
  ...ROW,
  verb: 'SETACL',
  rfc: 'RFC 4314 §3.1',
  parse: readSetAcl,
  run(talk, args) {
    if (!areRights(args.rights)) return bad('There is no such right')
    return refused(talk, args)
  },
})

export const deleteAcl = command({
  ...ROW,
  verb: 'DELETEACL',
  rfc: 'RFC 4314 §3.2',
  parse: readAcl,
  run: refused,
})

async function refused(talk: Inside, { mailbox, identifier }: AclArguments): Promise<Answer> {
  if (!saslPrepared(identifier)) return notAnIdentifier()
  await mailboxNamed(talk, mailbox)
  return no('Rights are fixed here: you have all of them, others have none', 'NOPERM')
}

function notAnIdentifier(): Answer {
  return bad('The identifier is not one by SASLprep')
}

function identifierOf({ enabled }: Inside, identifier: string): string {
  return formatAstring(inUtf8(identifier), enabled.utf8)
}
