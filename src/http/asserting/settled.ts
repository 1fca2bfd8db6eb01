import { setImmediate as turn } from 'node:timers/promises'
import type { EventFeed } from '../../domain/events.ts'
import type { MailSession, Session } from '../../domain/session.ts'
import type { Sessions } from '../../store/store.ts'

/** How often sessions are looked at again that are at work, in milliseconds. */
const LOOK_AGAIN = 5
/** Turns of the event loop after which it is not waited for new connections any more. */
const MOST_TURNS = 1_000

export interface Settling {
  readonly inbox: string
  /** For how long nothing may have come, in milliseconds. */
  readonly quiet: number
  /** Ends the waiting for others. Where nobody is at work, the quiet time is still waited for. */
  readonly until: AbortSignal
  /** Ends that too. */
  readonly overdue: AbortSignal
}

interface Sources {
  readonly feed: Pick<EventFeed, 'subscribe'>
  readonly sessions: Pick<Sessions, 'bringingMail' | 'subscribe' | 'counts'>
}

/**
 * Waits until no session is at work that may bring the inbox mail, and nothing of it has happened for `quiet`.
 *
 * A session that is logged in is the inbox's own or nobody's: what the inbox's own does begins the quiet time anew.
 * One that is not may bring mail to any inbox, and most are other people's: it is only waited for, and what it brings
 * is heard. Whoever connects after the quiet time is over was not on the way.
 *
 * @returns `settled`, or the sessions that were at work when `until` ended it
 */
export async function settled(sources: Sources, settling: Settling): Promise<'settled' | readonly Session[]> {
  const { inbox, quiet, until, overdue } = settling
  const { sessions } = sources
  using restless = new Restless(sources, inbox)
  for (;;) {
    const { since } = restless
    await sleep(since + quiet - performance.now(), overdue)
    await connectionsSeen(sessions)
    const own = busy(sessions, quiet).filter(({ session }) => session.login === inbox)
    for (const each of own) restless.at(lastHeard(each))
    if (own.length === 0) {
      const strangers = busy(sessions, quiet).filter(({ session }) => session.login === null)
      const left = await gone(strangers, settling)
      if (left.length > 0) return left
      const isQuiet = performance.now() - restless.since >= quiet
      if (isQuiet && !busy(sessions, quiet).some(({ session }) => session.login === inbox)) return 'settled'
    }
    const isTimeUp = until.aborted && (own.length > 0 || restless.since > since)
    if (isTimeUp || overdue.aborted)
      return busy(sessions, quiet)
        .filter(mayBring(inbox))
        .map(({ session }) => session)
    if (own.length > 0) await sleep(LOOK_AGAIN, until)
  }
}

/** Since when nothing has happened that counts. */
class Restless implements Disposable {
  since = performance.now()
  readonly #leave: readonly (() => void)[]

  constructor({ feed, sessions }: Sources, inbox: string) {
    this.#leave = [
      feed.subscribe((event) => {
        if (event.inbox === inbox && event.type === 'message.received') this.at(performance.now())
      }),
      sessions.subscribe(({ type, session }) => {
        if (type === 'session.ended' && session.login === inbox) this.at(performance.now())
      }),
    ]
  }

  at(instant: number): void {
    this.since = Math.max(this.since, instant)
  }

  [Symbol.dispose](): void {
    for (const leave of this.#leave) leave()
  }
}

/** Waits until none of them is at work, or has become somebody's. @returns those that are when `until` ends it */
async function gone(
  strangers: readonly MailSession[],
  { quiet, until }: Settling,
): Promise<readonly Session[]> {
  let left = strangers
  for (;;) {
    left = left.filter((each) => each.session.login === null && isAtWork(each, quiet))
    if (left.length === 0 || until.aborted) return left.map(({ session }) => session)
    await sleep(LOOK_AGAIN, until)
  }
}

function busy(sessions: Sources['sessions'], quiet: number): readonly MailSession[] {
  return sessions.bringingMail().filter((each) => isAtWork(each, quiet))
}

/** An idle connection that is kept for the next message is not at work once it has been silent for `quiet`. */
function isAtWork({ session, activity }: MailSession, quiet: number): boolean {
  if (session.endedAt !== null) return false
  return activity.stage !== 'resting' || activity.silentFor() < quiet
}

function mayBring(inbox: string): (each: MailSession) => boolean {
  return ({ session }) => session.login === null || session.login === inbox
}

function lastHeard({ activity }: MailSession): number {
  return performance.now() - (activity.stage === 'resting' ? activity.silentFor() : 0)
}

/**
 * Waits until the event loop has taken every connection that the system has accepted, and has read what came. The loop
 * takes one connection a turn of each listener: the turn in which none was taken is the last.
 */
async function connectionsSeen(sessions: Sources['sessions']): Promise<void> {
  for (let turns = 0, before = -1; turns < MOST_TURNS && before !== sessions.counts().begun; turns++) {
    before = sessions.counts().begun
    await turn()
    await turn()
  }
}

function sleep(milliseconds: number, until: AbortSignal): Promise<void> {
  if (milliseconds <= 0 || until.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      until.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    until.addEventListener('abort', done)
  })
}
