import { isTrouble } from '../../domain/trouble.ts'
import { command, type Talk } from '../command.ts'
import { nothing } from '../grammar.ts'
import type { Maildrop } from '../maildrop.ts'
import { err, ok, type Reply } from '../replies.ts'
import { archiveRetrieved, removeMarked } from '../update.ts'

const GOODBYE = ok('Goodbye', { ending: 'quit' })

/** The end of the session; of the TRANSACTION state by way of UPDATE (RFC 1939 §5, §6). */
export const quit = command({
  verb: 'QUIT',
  rfc: 'RFC 1939 §6',
  usage: 'QUIT',
  in: ['authorization', 'transaction'],
  parse: nothing,
  run: (talk, _nothing, maildrop) => (maildrop === undefined ? GOODBYE : leave(talk, maildrop)),
})

async function leave(talk: Talk, maildrop: Maildrop): Promise<Reply> {
  try {
    const removed = await succeeds({ talk, maildrop }, 'Some deleted messages not removed', () =>
      removeMarked(maildrop, talk.mailboxes),
    )
    const archived = await succeeds({ talk, maildrop }, 'Some messages not archived', () =>
      archiveRetrieved(maildrop, talk.mailboxes),
    )
    return removed ?? archived ?? GOODBYE
  } finally {
    // Before the answer: whoever has read it can open the maildrop again.
    talk.release()
  }
}

interface Leaving {
  readonly talk: Talk
  readonly maildrop: Maildrop
}

/** @returns the reply when it does not */
async function succeeds(
  { talk, maildrop }: Leaving,
  otherwise: string,
  act: () => Promise<void>,
): Promise<Reply | undefined> {
  try {
    await act()
    return undefined
  } catch (error) {
    // Somebody removed the inbox and all in it; or it has another name now, and then nothing was done.
    if (isTrouble(error, 'no-such-inbox') && !(await isSomewhere(talk, maildrop))) return undefined
    talk.note(error, 'a maildrop could not be updated')
    return { ...err(otherwise, 'SYS/TEMP'), ending: 'quit, not all done', failure: 'internal' }
  }
}

/** Whether what was to be removed or archived is still kept, whatever its inbox is called by now. */
async function isSomewhere(talk: Talk, maildrop: Maildrop): Promise<boolean> {
  const [id] = [...maildrop.deletions(), ...maildrop.retrievals()]
  if (id === undefined) return false
  try {
    await talk.messages.raw(id)
    return true
  } catch (error) {
    if (isTrouble(error, 'no-such-message')) return false
    throw error
  }
}
