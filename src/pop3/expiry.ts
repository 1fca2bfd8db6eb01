import type { Inbox } from '../domain/inbox.ts'
import type { Clock } from '../lib/clock.ts'
import type { Inboxes } from '../store/store.ts'
import type { Pop3Settings } from './settings.ts'

const DAY = 24 * 3600

export interface ExpiryParts {
  readonly inboxes: Pick<Inboxes, 'get' | 'list'>
  readonly settings: Pick<Pop3Settings, 'onRetrieve' | 'maxAge'>
  readonly clock: Clock
}

/** How long what was found before login is told to others too, in milliseconds: anybody may ask. */
const TOLD_FOR = 1000

/** The argument of EXPIRE (RFC 2449 §6.7): for how many whole days a message is kept. Limits by count and size promise none. */
export class Expiry {
  readonly #parts: ExpiryParts
  #told: { readonly at: number; readonly days: Promise<string> } | undefined

  constructor(parts: ExpiryParts) {
    this.#parts = parts
  }

  /** @param inbox the one that is open; `undefined` before login: the fewest days of any, and whether they differ */
  async of(inbox: string | undefined): Promise<string> {
    const { inboxes, settings, clock } = this.#parts
    if (inbox !== undefined) return nameOf(daysOf(await inboxes.get(inbox), settings))
    const now = clock.elapsed()
    if (this.#told === undefined || now - this.#told.at >= TOLD_FOR)
      this.#told = { at: now, days: fewest(this.#parts) }
    const { days } = this.#told
    try {
      return await days
    } catch (error) {
      if (this.#told?.days === days) this.#told = undefined
      throw error
    }
  }
}

async function fewest({ inboxes, settings }: ExpiryParts): Promise<string> {
  const days = new Set((await inboxes.list()).map((one) => daysOf(one, settings)))
  const usual = daysOf({ limits: { maxAge: null }, onRetrieve: null }, settings)
  days.add(usual)
  return days.size === 1 ? nameOf(usual) : `${nameOf(Math.min(...days))} USER`
}

type Kept = Pick<Inbox, 'onRetrieve'> & { readonly limits: Pick<Inbox['limits'], 'maxAge'> }

function daysOf({ limits, onRetrieve }: Kept, settings: ExpiryParts['settings']): number {
  if ((onRetrieve ?? settings.onRetrieve) === 'delete') return 0
  const seconds = limits.maxAge ?? settings.maxAge
  return seconds === null ? Number.POSITIVE_INFINITY : Math.floor(seconds / DAY)
}

function nameOf(days: number): string {
  return days === Number.POSITIVE_INFINITY ? 'NEVER' : String(days)
}
