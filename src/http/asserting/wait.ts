import type { EventFeed } from '../../domain/events.ts'
import type { MessagePage } from '../../store/store.ts'
import { Bell } from './bell.ts'
import type { Judge } from './judge.ts'

export interface Wait {
  readonly inbox: string
  readonly judge: Judge
  readonly after: number
  readonly count: number
  /** Ends the waiting: time is up, the client is gone, or the server closes. */
  readonly until: AbortSignal
}

/** Looks, and looks again whenever something happened in the inbox, until enough match or `until` aborts. */
export async function waitFor(
  feed: EventFeed,
  { inbox, judge, after, count, until }: Wait,
): Promise<Omit<MessagePage, 'total'>> {
  using bell = new Bell(feed, { inbox, until })
  for (;;) {
    const page = await judge.matching({ inbox, after, limit: count })
    if (page.messages.length >= count || until.aborted) return page
    await bell.rung()
  }
}
