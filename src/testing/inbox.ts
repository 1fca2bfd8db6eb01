import type { SandpostClient } from '../client/client.ts'
import type { InboxAccess } from '../client/endpoints.ts'
import { Arrivals } from './arrivals.ts'
import { type Criteria, requireCriteria, whyNot } from './criteria.ts'
import { type Duration, milliseconds } from './duration.ts'
import { MailNeverCame } from './failed-wait.ts'
import type { Mail } from './mail.ts'
import { UnassertedMail, UnwantedMail } from './unwanted-mail.ts'
import { reportOf } from './wait-report.ts'

/** How long to wait for mail. */
export interface WaitOptions {
  /** Until the wait fails; what the inbox was opened with when absent. */
  readonly timeout?: Duration
}

/** How a piece of work is watched. */
export interface WatchOptions {
  /** How long nothing may have been said to the server until the work is taken to be over; `150ms` when absent. */
  readonly quiet?: Duration
  /** How long it may take until the server is quiet; `30s` when absent. */
  readonly timeout?: Duration
}

/** How an inbox or a sandbox is closed. */
export interface CloseOptions {
  /** Whether mail that nobody asserted on is an error; when absent, it is to a strict inbox. */
  readonly verify?: boolean
}

/** What an inbox is made of; `sandbox.inbox()` gathers it. */
export interface InboxParts {
  readonly client: SandpostClient
  readonly name: string
  readonly address: string
  readonly smtp: InboxAccess
  readonly pop3: InboxAccess
  readonly imap: InboxAccess
  /** The server's page, without a slash at the end. */
  readonly server: string
  /** What came before is not this test's. */
  readonly cursor: number
  readonly since: Date
  readonly timeout: Duration
  readonly strict: boolean
  /** What to do when it is closed. */
  readonly leave: () => Promise<void>
}

const QUIET = '150ms'
const LONGEST_SETTLING = '30s'

/** A wait for mails; those that were given out count only with `again`. */
interface Hunt {
  readonly criteria: Criteria
  readonly count: number
  readonly timeout: Duration
  readonly again: boolean
}

/**
 * An inbox of one test. It begins empty, whatever was there before it was opened, and gives each mail out once, oldest
 * first, so that no wait is answered by a mail that an earlier step has had.
 */
export class Inbox implements AsyncDisposable {
  readonly name: string
  /** An address whose mail a test may ask for by it. With `--inbox-domain`, mail to it comes here without a login too. */
  readonly address: string
  /** What a mail library wants to know to send here. */
  readonly smtp: InboxAccess
  readonly pop3: InboxAccess
  readonly imap: InboxAccess
  /** The page that shows it. */
  readonly url: string
  /** Whether closing it fails when it got mail that nobody asked for. */
  readonly strict: boolean
  readonly #parts: InboxParts
  readonly #arrivals: Arrivals
  readonly #given = new Set<number>()
  readonly #asserted = new Set<number>()
  #closed = false

  constructor(parts: InboxParts) {
    const { client, name, server } = parts
    this.name = name
    this.address = parts.address
    this.smtp = parts.smtp
    this.pop3 = parts.pop3
    this.imap = parts.imap
    this.strict = parts.strict
    this.url = `${server}/inbox/${encodeURIComponent(name)}`
    this.#parts = parts
    this.#arrivals = new Arrivals({ client, url: server }, name, parts.cursor)
  }

  /**
   * The oldest mail that fits and was not given out yet; waits for it.
   * @throws MailNeverCame when none came in time, with all that may say why
   */
  async next(criteria: Criteria = {}, { timeout = this.#parts.timeout }: WaitOptions = {}): Promise<Mail> {
    const [mail] = await this.#take({ criteria, count: 1, timeout, again: false })
    return mail as Mail
  }

  /**
   * All mails that fit and were not given out yet, oldest first. With a `count` it waits for so many; else it takes what
   * is there now.
   * @throws MailNeverCame when fewer than `count` came in time
   */
  async all(
    criteria: Criteria = {},
    { count, timeout = this.#parts.timeout }: WaitOptions & { readonly count?: number } = {},
  ): Promise<readonly Mail[]> {
    if (count !== undefined) await this.#find({ criteria, count, timeout, again: false })
    requireCriteria(criteria)
    await this.#arrivals.catchUp()
    return this.#give(this.#fitting({ criteria, again: false }))
  }

  /** Every mail that came since the inbox was opened or cleared, oldest first; nothing is given out by it. */
  async messages(criteria: Criteria = {}): Promise<readonly Mail[]> {
    requireCriteria(criteria)
    await this.#arrivals.catchUp()
    return this.#fitting({ criteria, again: true })
  }

  /**
   * Waits until so many mails came that fit, given out before or not. They count as asserted, and can still be given out.
   * @throws MailNeverCame when fewer came in time
   */
  async received(
    criteria: Criteria = {},
    { count = 1, timeout = this.#parts.timeout }: WaitOptions & { readonly count?: number } = {},
  ): Promise<readonly Mail[]> {
    const mails = await this.#find({ criteria, count, timeout, again: true })
    for (const { seq } of mails) this.#asserted.add(seq)
    return mails
  }

  /** Forgets and removes every mail. */
  async clear(): Promise<void> {
    const { client, name } = this.#parts
    await client.clear(name)
    const { cursor } = await client.list({ inbox: name, limit: 1 })
    this.#arrivals.restart(cursor)
  }

  /**
   * Waits until nobody who may send here is at it any more: no session is busy, and nothing came for `quiet`.
   * @throws Error when it was busy until the time was up
   */
  async settled({ quiet = QUIET, timeout = LONGEST_SETTLING }: WatchOptions = {}): Promise<void> {
    const { client, name } = this.#parts
    await client.settled(name, { quiet: `${milliseconds(quiet)}ms`, timeout: `${milliseconds(timeout)}ms` })
  }

  /** The mails that came while `work` ran and until the server was quiet after it; they are given out by it. */
  async capture(work: () => unknown, options: WatchOptions = {}): Promise<readonly Mail[]> {
    const { mails } = await this.#watch(work, options)
    return this.#give(mails.filter(({ seq }) => !this.#given.has(seq)))
  }

  /**
   * Runs the work and sees that nothing comes of it, until the server was quiet.
   * @returns what the work returned
   * @throws UnwantedMail with what came
   */
  async sendsNothing<T>(work: () => T, options: WatchOptions = {}): Promise<Awaited<T>> {
    const { mails, result } = await this.#watch(work, options)
    if (mails.length > 0) throw new UnwantedMail(this.name, this.#give(mails), this.url)
    return result
  }

  /**
   * Sees that every mail was given out or asserted on, also one that is on its way.
   * @throws UnassertedMail with those that were not
   */
  async verify(): Promise<void> {
    await this.settled()
    const forgotten = (await this.messages()).filter(
      ({ seq }) => !this.#given.has(seq) && !this.#asserted.has(seq),
    )
    if (forgotten.length > 0) throw new UnassertedMail(this.name, forgotten, this.url)
  }

  /**
   * Lets the inbox go; one that was opened for a test alone goes away with all in it.
   * @throws UnassertedMail when it is strict and got mail that nobody asserted on; it is let go all the same
   */
  async close({ verify = this.strict }: CloseOptions = {}): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    try {
      if (verify) await this.verify()
    } finally {
      await this.#parts.leave()
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  /** Runs the work. @returns all that came of it, also what was given out meanwhile */
  async #watch<T>(
    work: () => T,
    options: WatchOptions,
  ): Promise<{ readonly mails: readonly Mail[]; readonly result: Awaited<T> }> {
    await this.#arrivals.catchUp()
    const before = this.#arrivals.cursor
    const result = await work()
    await this.settled(options)
    await this.#arrivals.catchUp()
    return { result, mails: this.#arrivals.mails.filter(({ seq }) => seq > before) }
  }

  async #take(hunt: Hunt): Promise<readonly Mail[]> {
    return this.#give(await this.#find(hunt))
  }

  /** Nothing is awaited between the finding and the giving out, or two who wait would get the same. */
  #give(mails: readonly Mail[]): readonly Mail[] {
    for (const { seq } of mails) this.#given.add(seq)
    return mails
  }

  #fitting({ criteria, again }: Pick<Hunt, 'criteria' | 'again'>): readonly Mail[] {
    return this.#arrivals.mails.filter(
      (mail) => (again || !this.#given.has(mail.seq)) && whyNot(mail, criteria).length === 0,
    )
  }

  async #find({ criteria, count, timeout, again }: Hunt): Promise<readonly Mail[]> {
    requireCriteria(criteria)
    requireCount(count)
    const started = Date.now()
    const deadline = started + milliseconds(timeout)
    // What was there before is read at once, and again at the end: an answer of 250 means that a look shows it.
    for (let isLast = false; ; ) {
      if (isLast || this.#arrivals.mails.length === 0) await this.#arrivals.catchUp()
      const fitting = this.#fitting({ criteria, again })
      if (fitting.length >= count) return fitting.slice(0, count)
      if (isLast) return this.#fail({ criteria, count, again, timeout }, Date.now() - started)
      if (Date.now() < deadline) await this.#arrivals.next(deadline)
      isLast = Date.now() >= deadline
    }
  }

  async #fail(hunt: Hunt, waited: number): Promise<never> {
    const { client, cursor, since } = this.#parts
    throw new MailNeverCame(
      await reportOf({
        inbox: this.name,
        url: this.url,
        client,
        criteria: hunt.criteria,
        count: hunt.count,
        milliseconds: waited,
        mails: this.#arrivals.mails,
        taken: hunt.again ? new Set() : this.#given,
        matched: this.#fitting(hunt),
        since: { seq: cursor, time: since },
      }),
    )
  }
}

function requireCount(count: number): void {
  if (Number.isInteger(count) && count >= 1) return
  throw new TypeError(
    `count is ${String(count)}: give a whole number from 1 on. That nothing came is asked by toHaveReceivedNothing() or sendsNothing().`,
  )
}
