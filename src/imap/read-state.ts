import type { ReadState } from '../domain/inbox.ts'
import type { Talk } from './command.ts'

/** How the flags of an inbox are kept, as it is set now. @throws DomainError `no-such-inbox` */
export async function readStateOf(
  { store, settings }: Pick<Talk, 'store' | 'settings'>,
  inbox: string,
): Promise<ReadState> {
  return (await store.inboxes.get(inbox)).imapReadState ?? settings.readState
}
