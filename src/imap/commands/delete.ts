import { canonicalMailbox, SEPARATOR } from '../../domain/mailbox.ts'
import { isTrouble } from '../../domain/trouble.ts'
import { no, ok } from '../answer.ts'
import { command, type Inside } from '../command.ts'
import { readDelete } from '../grammar/mailbox-commands.ts'
import { tellOldName } from '../old-name.ts'

/**
 * What is below the mailbox stays. Who has it selected, this session too, sees its messages go and an empty mailbox that
 * is no more, until another is selected.
 */
export const deleteMailbox = command({
  verb: 'DELETE',
  rfc: 'RFC 9051 §6.3.5',
  in: 'authenticated',
  does: 'mailboxes',
  parse: readDelete,
  async run(talk, { mailbox, written }) {
    const name = talk.storeName(mailbox)
    try {
      await talk.store.mailboxes.drop(talk.inbox, name)
    } catch (error) {
      if (!isTrouble(error, 'no-such-mailbox') || !(await isAbove(talk, name))) throw error
      return no('That is no mailbox, there are only some below it', 'HASCHILDREN')
    }
    tellOldName(talk, name, { written, gone: true })
    return ok('Deleted')
  },
})

async function isAbove({ store, inbox }: Inside, name: string): Promise<boolean> {
  const start = `${canonicalMailbox(name)}${SEPARATOR}`
  return (await store.mailboxes.list(inbox)).some((mailbox) => mailbox.name.startsWith(start))
}
