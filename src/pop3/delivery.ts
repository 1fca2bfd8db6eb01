import { isTrouble } from '../domain/trouble.ts'
import type { RawMessage } from '../store/store.ts'
import type { Talk } from './command.ts'
import type { Entry, Maildrop } from './maildrop.ts'
import { err, type Reply, wrong } from './replies.ts'
import { top } from './stuffing.ts'

/** A message that the client may have. */
export interface Fetched {
  readonly entry: Entry
  readonly raw: RawMessage
}

/** What TOP and RETR begin with: the message, or why the client cannot have it. */
export async function fetchMessage(
  talk: Talk,
  maildrop: Maildrop,
  number: number,
): Promise<Fetched | { readonly refusal: Reply }> {
  const entry = maildrop.entry(number)
  if (entry === undefined) return { refusal: missing(maildrop, number) }
  try {
    const raw = await talk.messages.raw(entry.id)
    if (raw.internationalized && !talk.utf8 && (await hasUnencodedHeader(raw)))
      return { refusal: err('This message has UTF-8 in its header: send UTF8 before you log in', 'UTF8') }
    return { entry, raw }
  } catch (error) {
    if (!isTrouble(error, 'no-such-message')) throw error
    return { refusal: err(`Message ${number} was removed by somebody else since you logged in`) }
  }
}

/** Why there is no message of that number. */
export function missing(maildrop: Maildrop, number: number): Reply {
  if (maildrop.isDeleted(number)) return wrong(`Message ${number} is marked as deleted, RSET brings it back`)
  return wrong('No such message')
}

/** Whether the header block holds octets that are no ASCII (RFC 6532 §3.2). */
async function hasUnencodedHeader(raw: RawMessage): Promise<boolean> {
  for await (const chunk of top(raw.bytes(), 0)) if (chunk.some((octet) => octet > 0x7f)) return true
  return false
}
