import type { InfiniteData } from '@tanstack/react-query'
import type { MessageList, MessageSummary } from './types.ts'

/** One page of a list as it was read, and where the next, older one begins (`null`: there is none). */
export interface Page extends MessageList {
  readonly next: number | null
}

export type Pages = InfiniteData<Page, number | null>

/** What can be said of a message without reading it again. */
export type MessageFlags = Pick<MessageSummary, 'id' | 'seen' | 'flagged' | 'tags'>

/** The list's messages, newest first. */
export function messagesOf(pages: Pick<Pages, 'pages'> | undefined): readonly MessageSummary[] {
  return pages?.pages.flatMap((page) => page.messages) ?? []
}

/** `pages` with newer messages on top. */
export function withNewer(pages: Pages, newer: MessageList): Pages {
  const [first, ...others] = pages.pages
  if (first === undefined) return pages
  const known = new Set(first.messages.map((message) => message.id))
  const fresh = newer.messages.filter((message) => !known.has(message.id))
  const { cursor, total } = newer
  return {
    ...pages,
    pages: [{ ...first, cursor, total, messages: [...fresh, ...first.messages] }, ...others],
  }
}

/** `pages` with these messages' flags as they are now; rows that did not change stay the same objects. */
export function withFlags(pages: Pages, changes: ReadonlyMap<string, MessageFlags>): Pages {
  return mapped(pages, (messages) =>
    messages.some((message) => changes.has(message.id))
      ? messages.map((message) => flagged(message, changes.get(message.id)))
      : messages,
  )
}

/** What of a message a reader changes; what is absent stays as it is. */
export interface FlagChange {
  readonly seen?: boolean
  readonly flagged?: boolean
  readonly addTags?: readonly string[]
  readonly removeTags?: readonly string[]
}

/** `pages` with these messages changed; rows that did not change stay the same objects. */
export function withChange(pages: Pages, ids: ReadonlySet<string>, change: FlagChange): Pages {
  return mapped(pages, (messages) =>
    messages.some(({ id }) => ids.has(id))
      ? messages.map((message) => (ids.has(message.id) ? changedTo(message, change) : message))
      : messages,
  )
}

/** The message after a change. */
export function changedTo<M extends MessageFlags>(message: M, change: FlagChange): M {
  const { seen = message.seen, flagged: isFlagged = message.flagged, addTags = [], removeTags = [] } = change
  const kept = message.tags.filter((tag) => !removeTags.includes(tag))
  return { ...message, seen, flagged: isFlagged, tags: [...new Set([...kept, ...addTags])] }
}

/** The message with its flags as they are now. */
export function flagged<M extends MessageFlags>(message: M, now: MessageFlags | undefined): M {
  return now === undefined ? message : { ...message, seen: now.seen, flagged: now.flagged, tags: now.tags }
}

/** `pages` without these messages. */
export function without(pages: Pages, ids: ReadonlySet<string>): Pages {
  const before = messagesOf(pages).length
  const left = mapped(pages, (messages) =>
    messages.some((message) => ids.has(message.id))
      ? messages.filter((message) => !ids.has(message.id))
      : messages,
  )
  const [first, ...others] = left.pages
  const gone = before - messagesOf(left).length
  if (first === undefined || gone === 0) return left
  return { ...left, pages: [{ ...first, total: Math.max(0, first.total - gone) }, ...others] }
}

function mapped(pages: Pages, change: (messages: MessageSummary[]) => MessageSummary[]): Pages {
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, messages: change(page.messages) })) }
}
