import type { MessageSummary } from '../../domain/message.ts'
import type { SessionSummary } from '../../domain/session.ts'
import { isTrouble } from '../../domain/trouble.ts'
import type { Inboxes, MessagePage, Sessions } from '../../store/store.ts'
import type { Criteria, Elsewhere, NearMiss, WaitSession, WaitTimedOut } from '../contract/wait.ts'
import { HttpError } from '../errors.ts'
import { tell } from '../problems.ts'
import { sessionSummaryShape, summaryShape } from '../shapes.ts'
import type { Evidence, Judge, Judged } from './judge.ts'
import type { Wait } from './wait.ts'

/** Messages looked at for near misses, the latest ones. */
const NEAR_MISSES = 20
/** Of all inboxes, to find some that came elsewhere. */
const LOOKED_AT = 100
const MOST_ELSEWHERE = 10
const MOST_SESSIONS = 10
/** Lines of a transcript that tell how it ended. */
const LAST_LINES = 6

export interface Failure {
  readonly wait: Omit<Wait, 'until'>
  readonly asked: Criteria
  readonly page: Omit<MessagePage, 'total'>
}

interface Witnesses extends Evidence {
  readonly sessions: Pick<Sessions, 'list' | 'get'>
  readonly inboxes: Pick<Inboxes, 'has'>
}

/** All that may tell why too little came. */
export async function timedOut(witnesses: Witnesses, { wait, asked, page }: Failure): Promise<WaitTimedOut> {
  const { inbox, judge, after, count } = wait
  const found = page.messages.length
  const none = witnesses.inboxes.has(inbox) ? '' : ' There is no such inbox: nothing has come to it yet.'
  const message = `${found} of ${count} messages matched in time in inbox "${inbox}".${none}`
  const [nearMisses, elsewhere, sessions] = await Promise.all([
    nearMissesOf(judge, { inbox, after }),
    elsewhereOf(judge, { inbox, after }),
    sessionsOf(witnesses, { inbox, after }),
  ])
  return {
    error: tell(new HttpError('wait-timed-out', message), '').answer.error,
    criteria: asked,
    cursor: page.cursor,
    matched: page.messages.map(summaryShape),
    nearMisses,
    elsewhere,
    sessions,
  }
}

interface Place {
  readonly inbox: string
  readonly after: number
}

/** Messages of the inbox that failed, nearest first. */
export async function nearMissesOf(judge: Judge, place: Place): Promise<NearMiss[]> {
  const latest = await judge.latest({ ...place, limit: NEAR_MISSES })
  const missed = nearestFirst(latest.filter(({ failed }) => failed.length > 0))
  return Promise.all(
    missed.map(async (judged) => ({
      seq: judged.message.seq,
      subject: judged.message.subject,
      why: await judge.why(judged),
      unmatched: namesOf(judged),
      message: summaryShape(judged.message),
    })),
  )
}

async function elsewhereOf(judge: Judge, { inbox, after }: Place): Promise<Elsewhere[]> {
  const latest = await judge.latest({ inbox: null, after, limit: LOOKED_AT })
  const others = nearestFirst(latest.filter(({ message }) => message.inbox !== inbox))
  const fewest = others[0]?.failed.length
  return others
    .filter(({ failed }) => failed.length === fewest)
    .slice(0, MOST_ELSEWHERE)
    .map((judged) => {
      const message = summaryShape(judged.message)
      return { inbox: message.inbox, routedBy: message.routedBy, unmatched: namesOf(judged), message }
    })
}

function nearestFirst(judged: readonly Judged[]): readonly Judged[] {
  return judged.toSorted((a, b) => a.failed.length - b.failed.length || b.message.seq - a.message.seq)
}

function namesOf({ failed }: Judged): string[] {
  return failed.map(({ name }) => name)
}

/** Sessions that failed since the cursor, and the inbox's last one, whatever became of it. */
async function sessionsOf(
  { messages, sessions }: Witnesses,
  { inbox, after }: Place,
): Promise<WaitSession[]> {
  const since = await timeOf(messages, after)
  const [failed, own] = await Promise.all([
    sessions.list({ limit: 10 * MOST_SESSIONS, filter: { state: 'failed' } }),
    sessions.list({ limit: MOST_SESSIONS, filter: { inbox } }),
  ])
  const last = own.filter(bringsMail).slice(0, 1)
  const guilty = failed.filter(
    (session) => bringsMail(session) && session.startedAt >= since && (session.login ?? inbox) === inbox,
  )
  const chosen = [...last, ...guilty.filter(({ id }) => id !== last[0]?.id)].slice(0, MOST_SESSIONS)
  chosen.sort((a, b) => b.startedAt - a.startedAt)
  return (await Promise.all(chosen.map(({ id }) => sessionOf(sessions, id)))).flat()
}

/** When the message of a cursor was received, or the one before it; 0 when it is not known. */
async function timeOf(messages: Evidence['messages'], cursor: number): Promise<number> {
  const query = { kind: 'all', of: [] } as const
  const listing = {
    inbox: null,
    query,
    before: cursor + 1,
    limit: 1,
    order: 'desc',
    uncounted: true,
  } as const
  const before: readonly MessageSummary[] = cursor === 0 ? [] : (await messages.list(listing)).messages
  return before[0]?.receivedAt ?? 0
}

function bringsMail({ protocol }: SessionSummary): boolean {
  return protocol === 'smtp' || protocol === 'lmtp'
}

async function sessionOf(sessions: Pick<Sessions, 'get'>, id: string): Promise<WaitSession[]> {
  try {
    const session = await sessions.get(id)
    const { protocol, failure, ending, login, remote, startedAt } = sessionSummaryShape(session)
    const lastLines = session.transcript.slice(-LAST_LINES).map(({ from, text }) => `${from}: ${text}`)
    return [{ id, protocol, failure, ending, login, remote, startedAt, lastLines }]
  } catch (error) {
    // Too old since it was listed.
    if (isTrouble(error, 'no-such-session')) return []
    throw error
  }
}
