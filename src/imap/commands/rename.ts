import { ok } from '../answer.ts'
import { command } from '../command.ts'
import { readRename } from '../grammar/mailbox-commands.ts'
import { newName } from '../mailbox-named.ts'
import { tellOldName } from '../old-name.ts'

/** All below the mailbox comes along, also where the new name is below the old one. INBOX only gives its mail away. */
export const rename = command({
  verb: 'RENAME',
  rfc: 'RFC 9051 §6.3.6',
  in: 'authenticated',
  does: 'mailboxes',
  parse: readRename,
  async run(talk, { from, to, written }) {
    const name = newName(talk, to)
    await talk.store.mailboxes.rename(talk.inbox, talk.storeName(from), name)
    tellOldName(talk, name, { written })
    return ok('Renamed')
  },
})
