import { ServerRefusal, WaitTimeout } from '../client/failure.ts'
import { type Arrived, loadMail, type MailSource } from './load.ts'
import type { Mail } from './mail.ts'

/** Seconds that one request is held at most: servers and what stands before them have limits. */
const LONGEST_HOLD = 25
const PAGE = 200

/** What came to one inbox after a cursor, oldest first, each mail read once however many ask. */
export class Arrivals {
  readonly #source: MailSource
  readonly #inbox: string
  #mails: readonly Mail[] = []
  #cursor: number
  #taking: Promise<unknown> = Promise.resolve()
  /** Grows when it begins anew: what was on its way then is not of now. */
  #era = 0

  constructor(source: MailSource, inbox: string, cursor: number) {
    this.#source = source
    this.#inbox = inbox
    this.#cursor = cursor
  }

  /** Those that are known here. */
  get mails(): readonly Mail[] {
    return this.#mails
  }

  /** The `seq` up to which the inbox was read. */
  get cursor(): number {
    return this.#cursor
  }

  /** Forgets what came so far; what comes after `cursor` is new. */
  restart(cursor: number): void {
    this.#era += 1
    this.#mails = []
    this.#cursor = cursor
  }

  /** Holds until something new came, or until `deadline` (milliseconds since 1970). */
  async next(deadline: number): Promise<void> {
    const timeout = Math.min(LONGEST_HOLD, Math.max(0, deadline - Date.now()) / 1000)
    try {
      const after = this.#cursor
      const { messages } = await this.#source.client.wait(this.#inbox, { after, count: 1, timeout })
      await this.#take(messages)
    } catch (error) {
      if (!(error instanceof WaitTimeout)) throw error
    }
  }

  /** Reads all that is there now. */
  async catchUp(): Promise<void> {
    for (;;) {
      const after = this.#cursor
      const page = await this.#source.client.list({ inbox: this.#inbox, after, order: 'asc', limit: PAGE })
      await this.#take(page.messages)
      if (page.messages.length < PAGE) return
    }
  }

  /** One after the other, so that what two asked for at once is read and kept once, in its order. */
  #take(messages: readonly Arrived[]): Promise<void> {
    const era = this.#era
    const taken = this.#taking.then(async () => {
      const fresh = messages.filter(({ seq }) => seq > this.#cursor)
      const loaded = await Promise.all(fresh.map((one) => loadMail(this.#source, one).catch(ifGone)))
      if (era !== this.#era) return
      this.#mails = [...this.#mails, ...loaded.filter((mail) => mail !== undefined)]
      this.#cursor = fresh.at(-1)?.seq ?? this.#cursor
    })
    this.#taking = taken.catch(() => undefined)
    return taken
  }
}

/** Retention, or a person, may have removed it meanwhile. */
function ifGone(error: unknown): undefined {
  if (error instanceof ServerRefusal && error.problem.status === 404) return undefined
  throw error
}
