import { no, ok } from '../answer.ts'
import { command } from '../command.ts'
import { readCreate } from '../grammar/mailbox-commands.ts'
import { newName } from '../mailbox-named.ts'
import { tellOldName } from '../old-name.ts'
import { specialUseOf } from '../special-use.ts'

/** Levels above the new mailbox are not made: they need not be there. Several may have the same use. */
export const create = command({
  verb: 'CREATE',
  rfc: 'RFC 9051 §6.3.4',
  in: 'authenticated',
  does: 'mailboxes',
  parse: readCreate,
  uses: ({ use }) => (use === undefined ? [] : ['CREATE-SPECIAL-USE']),
  capabilities: () => ['CREATE-SPECIAL-USE'],
  async run(talk, { mailbox: given, written, use = [] }) {
    const [specialUse, ...more] = new Set(use.map(specialUseOf))
    if (more.length > 0 || (use.length > 0 && specialUse === undefined))
      return no('A mailbox has one of the uses that LIST tells, or none', 'USEATTR')
    const options = specialUse === undefined ? {} : { specialUse }
    const { id, name } = await talk.store.mailboxes.create(talk.inbox, newName(talk, given), options)
    tellOldName(talk, name, { written })
    // RFC 8474 §4.1
    return ok('Created', talk.offers('OBJECTID') ? `MAILBOXID (${id})` : undefined)
  },
})
