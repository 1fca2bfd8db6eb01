import type {
  MailSession,
  Session,
  SessionActivity,
  SessionEvent,
  SessionSummary,
} from '../../domain/session.ts'
import { type SessionFilter, sessionMatcher } from '../../domain/session-filter.ts'
import { DomainError } from '../../domain/trouble.ts'
import type { Log } from '../../lib/log.ts'
import type { SessionPage, Sessions } from '../store.ts'
import { SessionFeed } from './session-feed.ts'

/** Most ended sessions that wait to be written; what comes beyond is let go. */
const QUEUE = 5_000
const BATCH = 200
/** How long ended sessions gather before they are written, in milliseconds. */
const DELAY = 100

export interface SessionBookParts {
  readonly keep: (sessions: readonly Session[]) => Promise<unknown>
  readonly get: (id: string) => Promise<Session | undefined>
  readonly list: (page: {
    readonly limit: number
    readonly before: { readonly startedAt: number; readonly id: string } | undefined
    readonly filter: SessionFilter
  }) => Promise<readonly SessionSummary[]>
  /** Called when a session ends that was logged in to this inbox. */
  readonly left: (inbox: string) => void
  readonly log: Log
}

/** Open sessions live here; ended ones are written in batches when there is time. */
export class SessionBook implements Sessions {
  readonly #parts: SessionBookParts
  readonly #open = new Map<string, Session>()
  readonly #bringing = new Map<string, MailSession>()
  readonly #ended = new Map<string, Session>()
  readonly #feed = new SessionFeed()
  #begun = 0
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()

  constructor(parts: SessionBookParts) {
    this.#parts = parts
  }

  begin(session: Session, activity?: SessionActivity): void {
    this.#begun += 1
    this.#open.set(session.id, session)
    if (activity !== undefined) this.#bringing.set(session.id, { session, activity })
    this.#feed.begun(session)
  }

  changed(session: Session): void {
    this.#feed.changed(session)
  }

  finish(session: Session): void {
    this.#open.delete(session.id)
    this.#bringing.delete(session.id)
    this.#feed.ended(session)
    if (session.login !== null) this.#parts.left(session.login)
    if (this.#ended.size >= QUEUE) {
      this.#parts.log.warn({ session: session.id }, 'too many sessions end at once: this one is not kept')
      return
    }
    this.#ended.set(session.id, session)
    this.#timer ??= setTimeout(() => this.#flush(), DELAY).unref()
  }

  /** Inboxes that an open session is logged in to. */
  logins(): ReadonlySet<string> {
    const names = new Set<string>()
    for (const { login } of this.#open.values()) if (login !== null) names.add(login)
    return names
  }

  bringingMail(): readonly MailSession[] {
    return [...this.#bringing.values()]
  }

  counts(): { readonly open: number; readonly begun: number } {
    return { open: this.#open.size, begun: this.#begun }
  }

  async get(id: string): Promise<Session> {
    const session = this.#open.get(id) ?? this.#ended.get(id) ?? (await this.#parts.get(id))
    if (session === undefined)
      throw new DomainError('no-such-session', `There is no session ${id}: it may be too old.`)
    return session
  }

  subscribe(listener: (event: SessionEvent) => void): () => void {
    return this.#feed.subscribe(listener)
  }

  async list({ limit, before, filter = {} }: SessionPage): Promise<readonly SessionSummary[]> {
    const last = before === undefined ? undefined : await this.get(before)
    const matches = sessionMatcher(filter)
    // What is here was not yet written when the others are read; what is both is written since.
    const here = [...this.#open.values(), ...this.#ended.values()].map(summaryOf)
    const kept = await this.#parts.list({ limit, before: last && placeOf(last), filter })
    const known = new Set(here.map(({ id }) => id))
    return [...here.filter(matches), ...kept.filter(({ id }) => !known.has(id))]
      .filter((session) => last === undefined || newestFirst(session, last) > 0)
      .sort(newestFirst)
      .slice(0, limit)
  }

  /** Writes what has ended so far. */
  async close(): Promise<void> {
    clearTimeout(this.#timer)
    this.#feed.close()
    this.#flush()
    await this.#writing
  }

  #flush(): void {
    this.#timer = undefined
    this.#writing = this.#writing.then(() => this.#writeAll())
  }

  async #writeAll(): Promise<void> {
    while (this.#ended.size > 0) {
      const batch = [...this.#ended.values()].slice(0, BATCH)
      await this.#parts.keep(batch).catch((error: unknown) => {
        this.#parts.log.warn({ err: error, sessions: batch.length }, 'sessions could not be kept')
      })
      for (const { id } of batch) this.#ended.delete(id)
    }
  }
}

function summaryOf({ transcript: _, ...summary }: Session): SessionSummary {
  return summary
}

function placeOf({ startedAt, id }: Session): { readonly startedAt: number; readonly id: string } {
  return { startedAt, id }
}

function newestFirst(
  one: { startedAt: number; id: string },
  other: { startedAt: number; id: string },
): number {
  return other.startedAt - one.startedAt || (one.id < other.id ? 1 : one.id > other.id ? -1 : 0)
}
