import { isTrouble } from '../../domain/trouble.ts'
import { appendUid } from '../adding.ts'
import { no, Refusal } from '../answer.ts'
import { extensionsOf } from '../append/extensions.ts'
import { keepMessages } from '../append/messages.ts'
import { command, type Reading } from '../command.ts'
import { gone, readOnlyAnswer } from '../expunging.ts'
import { readReplace } from '../grammar/append.ts'
import type { SetNumber } from '../grammar/sequence-set.ts'
import { rowsOf } from '../sets.ts'
import type { Row } from '../view.ts'

export const replace = command({
  verb: 'REPLACE',
  uid: 'may',
  rfc: 'RFC 8508 §3',
  in: 'selected',
  does: 'messages',
  extension: 'REPLACE',
  parse: readReplace,
  uses: ({ message }) => extensionsOf(message.data),
  async run(talk, { number, mailbox, message }, { uid }) {
    if (talk.selected.readOnly) return readOnlyAnswer()
    const { uid: replaced, size } = rowOf(talk, number, uid)
    const replaces = { mailbox: talk.selected.mailbox.id, uid: replaced, size }
    const kept = await keepMessages(talk, { mailbox, messages: [message], replaces }).catch(unlessGone)
    const code = appendUid(talk, kept)
    // Before the client hears that the old one is gone, it knows where the new one is (RFC 8508 §4.3).
    if (code !== undefined) talk.out.untagged(`OK [${code}] Where the new one is`)
    return gone(talk, 'Replaced')
  },
})

/** @throws Refusal when there is no such message, GrammarError for a number that none has */
function rowOf({ selected }: Reading, number: SetNumber, uid: boolean): Row {
  for (const { row } of rowsOf(selected, [{ from: number, to: number }], uid)) {
    if (selected.view.isGone(row.uid)) throw alreadyGone()
    return row
  }
  throw new Refusal(no('There is no such message', 'NONEXISTENT'))
}

function unlessGone(error: unknown): never {
  throw isTrouble(error, 'no-such-message') ? alreadyGone() : error
}

function alreadyGone(): Refusal {
  return new Refusal(no('The message is gone', 'EXPUNGEISSUED'))
}
