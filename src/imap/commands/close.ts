import { isTrouble } from '../../domain/trouble.ts'
import { ok } from '../answer.ts'
import { command, type Reading } from '../command.ts'
import { expungeDeleted } from '../expunging.ts'
import { readNothing } from '../grammar/nothing.ts'

/** What went is told to nobody here, and neither is HIGHESTMODSEQ (RFC 7162 §3.2.8). */
export const close = command({
  verb: 'CLOSE',
  rfc: 'RFC 9051 §6.4.1',
  in: 'selected',
  parse: readNothing,
  async run(talk) {
    if (!talk.selected.readOnly) await expungeIfThere(talk)
    talk.select(undefined)
    return ok('Closed')
  },
})

export const unselect = command({
  verb: 'UNSELECT',
  rfc: 'RFC 9051 §6.4.2, RFC 3691',
  in: 'selected',
  extension: 'UNSELECT',
  parse: readNothing,
  run(talk) {
    talk.select(undefined)
    return ok('Closed, nothing expunged')
  },
})

/** A mailbox that was removed meanwhile is closed all the same. */
async function expungeIfThere(talk: Reading): Promise<void> {
  try {
    await expungeDeleted(talk)
  } catch (error) {
    if (!isTrouble(error, 'no-such-mailbox') && !isTrouble(error, 'no-such-inbox')) throw error
  }
}
