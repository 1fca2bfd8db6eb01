import { EVERYTHING } from '../../domain/query.ts'
import type { Store } from '../../store/store.ts'

type Cursors = Pick<Store, 'messages' | 'facts'>

/**
 * A client's cursor as this store knows it. One that it has not come to is of another store, which was here before: all
 * of this one is new, and waiting for numbers above it could only end by time.
 */
export async function cursorHere(store: Cursors, given = 0): Promise<number> {
  if (given === 0) return 0
  // Lists answer a cursor for little; it may lag behind the store's number, which costs more to ask for.
  return (await cursorNow(store, given)) >= given || (await store.facts()).seq >= given ? given : 0
}

/** The store's last number that lists have looked at: whatever comes from now on is above it. */
export async function cursorNow({ messages }: Pick<Store, 'messages'>, after = 0): Promise<number> {
  const listing = { inbox: null, query: EVERYTHING, after, limit: 1, order: 'desc', uncounted: true } as const
  return (await messages.list(listing)).cursor
}
