import { isTrouble } from '../domain/trouble.ts'
import type { Messages, Selection } from '../store/store.ts'
import type { MessageSelection } from './contract/messages.ts'
import { narrowQueryOf } from './queries.ts'

/** Messages looked up at once. */
const AT_ONCE = 50

/** What a body selects, over all inboxes. @throws DomainError `bad-query` for a search that says nothing */
export function selectionOf(body: MessageSelection): Selection {
  return 'ids' in body ? { ids: body.ids } : { inbox: null, query: narrowQueryOf(body.query) }
}

/** What a body selects of one inbox: ids of messages elsewhere are passed over like unknown ones. */
export async function selectionWithin(
  messages: Pick<Messages, 'get'>,
  inbox: string,
  body: MessageSelection,
): Promise<Selection> {
  if (!('ids' in body)) return { inbox, query: narrowQueryOf(body.query) }
  const ids: string[] = []
  for (let start = 0; start < body.ids.length; start += AT_ONCE) {
    const some = body.ids.slice(start, start + AT_ONCE)
    const isHere = await Promise.all(some.map((id) => standsIn(messages, inbox, id)))
    ids.push(...some.filter((_, index) => isHere[index]))
  }
  return { ids }
}

async function standsIn(messages: Pick<Messages, 'get'>, inbox: string, id: string): Promise<boolean> {
  try {
    return (await messages.get(id)).inbox === inbox
  } catch (error) {
    if (isTrouble(error, 'no-such-message')) return false
    throw error
  }
}
