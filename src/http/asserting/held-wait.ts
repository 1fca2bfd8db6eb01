import type { FastifyReply } from 'fastify'
import { DEFAULT_INBOX, inboxNameProblem } from '../../domain/inbox.ts'
import { DomainError } from '../../domain/trouble.ts'
import type { MessagePage } from '../../store/store.ts'
import type { RouteParts } from '../app-types.ts'
import { DEFAULT_WAIT, LONGEST_WAIT, type WaitQuery } from '../contract/wait.ts'
import { durationOf } from '../durations.ts'
import { type Exchange, GRACE } from '../held-requests.ts'
import { actionable } from './actionable.ts'
import type { Criterion } from './criteria.ts'
import { cursorHere } from './cursor.ts'
import { Finds } from './finds.ts'
import { type Evidence, Judge } from './judge.ts'
import { timedOut } from './timed-out.ts'
import { waitFor } from './wait.ts'

/** How a route is declared whose requests are held. */
export const HELD_ROUTE = {
  exposeHeadRoute: false,
  config: { deadline: LONGEST_WAIT * 1000 + GRACE },
} as const

/** A wait as the client asked for it. */
export interface Asked {
  readonly inbox: string
  readonly query: WaitQuery
  readonly criteria: readonly Criterion[]
}

/** What a wait found: enough messages that match. */
export interface Found {
  readonly page: Omit<MessagePage, 'total'>
  readonly judge: Judge
  /** The cursor that it began at. */
  readonly after: number
  readonly finds: Finds
}

/**
 * Holds a request until enough messages match, and answers what `answer` makes of them; otherwise 408 with all that may
 * tell why, or 303 to itself when the client asked for that.
 * @throws DomainError `no-such-inbox`, `bad-inbox-name`, `shutting-down`; HttpError `bad-request`, `too-many-streams`
 */
export async function heldWait<T>(
  parts: RouteParts,
  exchange: Exchange,
  { inbox, query, criteria, answer }: Asked & { readonly answer: (found: Found) => Promise<T> },
): Promise<T | FastifyReply> {
  const { store, feed, held, limits } = parts
  const { reply } = exchange
  const { count = 1, timeout = DEFAULT_WAIT, hold } = query
  const whole = durationOf(timeout, { field: 'timeout', most: LONGEST_WAIT * 1000 })
  const milliseconds = hold === undefined ? whole : Math.min(whole, limits.redirectAfter)
  await requireInbox(parts, inbox)
  return held.hold<T | FastifyReply>(exchange, milliseconds, async ({ until, overdue }) => {
    const after = await cursorHere(store, query.after)
    const finds = new Finds((id) => actionable(parts, id))
    const evidence = { ...evidenceOf(parts, finds), overdue }
    const judge = new Judge(evidence, criteria)
    const wait = { inbox, judge, after, count }
    const leave = finds.ahead(feed, inbox)
    const page = await waitFor(feed, { ...wait, until }).finally(leave)
    if (page.messages.length >= count) {
      parts.asked.add(page.messages)
      return answer({ page, judge, after, finds })
    }
    if (!held.isStillWanted(reply)) return reply
    if (whole > milliseconds) return redirected(exchange, { after, left: whole - milliseconds })
    const { after: _a, count: _c, timeout: _t, hold: _h, ...asked } = query
    const witnesses = { ...evidence, sessions: store.sessions, inboxes: store.inboxes }
    return reply.code(408).send(await timedOut(witnesses, { wait, asked, page }))
  })
}

/** Where the server's messages are looked for and into. */
export function evidenceOf(
  parts: RouteParts,
  finds: Finds = new Finds((id) => actionable(parts, id)),
): Evidence {
  const { store, patterns } = parts
  return { messages: store.messages, patterns, found: (id) => finds.of(id) }
}

/**
 * An inbox that is not there yet may be made by its first mail; unless only those are that were made on purpose.
 * @throws DomainError `no-such-inbox`, `bad-inbox-name`
 */
export async function requireInbox({ store, settings }: RouteParts, inbox: string): Promise<void> {
  const problem = inboxNameProblem(inbox)
  if (problem !== undefined) throw new DomainError('bad-inbox-name', `There is no such inbox: ${problem}.`)
  if (settings.autoInboxes === false && inbox !== DEFAULT_INBOX) await store.inboxes.get(inbox)
}

/** To the same place, relative, so that it holds behind a proxy that adds to the path. */
function redirected(
  { request, reply }: Exchange,
  { after, left }: { readonly after: number; readonly left: number },
): FastifyReply {
  const { pathname, searchParams } = new URL(request.raw.url ?? '', 'http://sandpost')
  searchParams.set('timeout', `${Math.ceil(left)}ms`)
  if (searchParams.has('after')) searchParams.set('after', String(after))
  return reply.redirect(`${pathname.split('/').at(-1)}?${searchParams}`, 303)
}
