import { NO_ENVELOPE } from '../../domain/envelope.ts'
import type { Kept, NewMessage, PlaceOfMessage } from '../../domain/message.ts'
import { putBy } from '../../domain/routing.ts'
import type { Receiver } from '../../store/store.ts'
import { requireRoom, targetOf } from '../adding.ts'
import type { Inside } from '../command.ts'
import { flagSet } from '../flag-names.ts'
import type { AppendMessage } from '../grammar/append.ts'
import { MESSAGES_TOGETHER } from '../limits.ts'
import { readStateOf } from '../read-state.ts'
import { bodyOf, tooBig } from './body.ts'

export interface Appending {
  /** As the client names it. */
  readonly mailbox: string
  readonly messages: readonly AppendMessage[]
  /** What each of them replaces, and its octets. */
  readonly replaces?: PlaceOfMessage & { readonly size: number }
}

/**
 * Keeps all of them, or none (RFC 3502 §6.3.11). Resolves when they are on disk (DUR-1).
 * @throws Refusal, GrammarError, DomainError
 */
export async function keepMessages(
  talk: Inside,
  { mailbox: name, messages, replaces }: Appending,
): Promise<readonly Kept[]> {
  const mailbox = await targetOf(talk, name)
  const incoming: { readonly message: NewMessage; readonly body: Receiver }[] = []
  const keepsFlags = (await readStateOf(talk, talk.inbox)) === 'shared'
  let octets = 0
  for (const given of messages) {
    const message = {
      ...newMessage(talk, given, keepsFlags),
      mailbox: mailbox.name,
      ...(replaces && { replaces }),
    }
    const body = await bodyOf(talk, given.data)
    octets += body.size
    if (octets > MESSAGES_TOGETHER * talk.settings.maxMessageSize) throw tooBig()
    incoming.push({ message, body })
  }
  // What is replaced makes room (RFC 8508 §3.4).
  if (replaces === undefined) await requireRoom(talk, octets, incoming.length)
  else await requireRoom(talk, octets - replaces.size, 0)
  const kept = await talk.store.messages.appendAll(incoming)
  for (const { id } of kept) talk.brought(id)
  talk.selected?.touch()
  return kept
}

/** Flags that last for a session are kept nowhere. @throws GrammarError for a flag that cannot be */
function newMessage(talk: Inside, { flags: names, date }: AppendMessage, keepsFlags: boolean): NewMessage {
  const given = flagSet(names)
  const { flags, keywords } = keepsFlags ? given : flagSet([])
  return {
    inbox: talk.inbox,
    envelope: NO_ENVELOPE,
    receivedAt: talk.now(),
    session: talk.session,
    remarks: [],
    routedBy: putBy('imap'),
    flags,
    keywords,
    ...(date === undefined ? {} : { internalDate: { at: date.at.getTime(), zone: date.zone } }),
  }
}
