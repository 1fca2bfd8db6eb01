import { maildropCommand, type Talk } from '../command.ts'
import { type Fetched, fetchMessage } from '../delivery.ts'
import { messageNumber } from '../grammar.ts'
import type { Maildrop } from '../maildrop.ts'
import { ok } from '../replies.ts'
import { stuffed } from '../stuffing.ts'

/** A whole message (RFC 1939 §5). */
export const retr = maildropCommand({
  verb: 'RETR',
  rfc: 'RFC 1939 §5',
  usage: 'RETR message',
  parse: messageNumber,
  async run(talk, number, maildrop) {
    const fetched = await fetchMessage(talk, maildrop, number)
    if ('refusal' in fetched) return fetched.refusal
    return ok(`${fetched.entry.octets} octets`, {
      message: download(talk, maildrop, { number, ...fetched }),
    })
  },
})

/** The message, and then what that means: it counts as retrieved once all of it has gone out. */
async function* download(
  talk: Talk,
  maildrop: Maildrop,
  { number, entry, raw }: Fetched & { readonly number: number },
): AsyncGenerator<Uint8Array> {
  yield* stuffed(raw.bytes())
  maildrop.retrieve(number)
  if (maildrop.facts.onRetrieve !== 'mark-read') return
  // Before the last line is sent: whoever has the message sees it as read everywhere.
  await talk.messages
    .change({ ids: [entry.id] }, { seen: true })
    .catch((error: unknown) => talk.note(error, 'a message could not be marked as read'))
}
