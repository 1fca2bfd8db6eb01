import type { MessageSummary } from '../../domain/message.ts'
import { EVERYTHING } from '../../domain/query.ts'
import { isTrouble } from '../../domain/trouble.ts'
import type { Listing, MessagePage, Messages } from '../../store/store.ts'
import type { Found } from '../found.ts'
import { allOf, type Candidate, type Criterion } from './criteria.ts'
import type { PatternRunner } from './pattern-runner.ts'

/** Messages that are looked into before the next are listed. */
const AT_ONCE = 100

/** Where a judge looks. */
export interface Evidence {
  readonly messages: Pick<Messages, 'list' | 'get'>
  readonly patterns: PatternRunner
  /** Links and codes of a kept message. */
  readonly found: (id: string) => Promise<Found>
  /** When it aborts, what is not looked into yet counts as failing. */
  readonly overdue?: AbortSignal
}

export interface Range {
  /** `null`: every inbox. */
  readonly inbox: string | null
  readonly after: number
  readonly limit: number
}

/** A message and the criteria that it fails. */
export interface Judged {
  readonly message: MessageSummary
  readonly failed: readonly Criterion[]
}

/**
 * Says which messages meet all criteria. The store is asked for what it can answer; what is left is looked at in the
 * message itself, once, for neither bytes nor digest of a message change.
 */
export class Judge {
  readonly criteria: readonly Criterion[]
  readonly #evidence: Evidence
  readonly #verdicts = new Map<string, boolean>()

  constructor(evidence: Evidence, criteria: readonly Criterion[]) {
    this.#evidence = evidence
    this.criteria = criteria
  }

  /** The first `limit` messages after the cursor that meet all, oldest first. */
  async matching({ inbox, after, limit }: Range): Promise<Omit<MessagePage, 'total'>> {
    const listing = { inbox, query: allOf(this.criteria), order: 'asc', uncounted: true } as const
    if (this.criteria.every(({ fits }) => fits === undefined)) return this.#list({ ...listing, after, limit })
    const messages: MessageSummary[] = []
    for (let from = after; ; ) {
      const page = await this.#list({ ...listing, after: from, limit: AT_ONCE })
      for (const message of page.messages) {
        if (await this.#fitsAll(message.id)) messages.push(message)
        if (messages.length === limit) return { messages, cursor: page.cursor }
        if (this.#evidence.overdue?.aborted) return { messages, cursor: message.seq }
      }
      if (page.messages.length < AT_ONCE) return { messages, cursor: page.cursor }
      from = page.messages.at(-1)?.seq ?? from
    }
  }

  /** The latest messages after the cursor, newest first, each with the criteria that it fails. */
  async latest({ inbox, after, limit }: Range): Promise<readonly Judged[]> {
    const common = { inbox, limit, order: 'desc', uncounted: true } as const
    const { messages } = await this.#list({ ...common, query: EVERYTHING, after })
    const newest = messages[0]
    const oldest = messages.at(-1)
    if (newest === undefined || oldest === undefined) return []
    const window = { ...common, after: oldest.seq - 1, before: newest.seq + 1 }
    const met = await Promise.all(
      this.criteria.map(async (criterion) => {
        const page = await this.#list({ ...window, query: criterion.query })
        const ids = new Set(page.messages.map(({ id }) => id))
        for (const id of criterion.fits === undefined ? [] : [...ids])
          if (!(await this.#fits(criterion, id))) ids.delete(id)
        return { criterion, ids }
      }),
    )
    return messages.map((message) => ({
      message,
      failed: met.filter(({ ids }) => !ids.has(message.id)).map(({ criterion }) => criterion),
    }))
  }

  /** Why a message fails, a sentence for each criterion. */
  async why({ message, failed }: Judged): Promise<string[]> {
    const candidate = await this.#candidate(message.id)
    return candidate === undefined ? ['it was removed'] : failed.map((criterion) => criterion.why(candidate))
  }

  async #fitsAll(id: string): Promise<boolean> {
    const known = this.#verdicts.get(id)
    if (known !== undefined) return known
    let fits = true
    for (const criterion of this.criteria) fits &&= await this.#fits(criterion, id)
    this.#verdicts.set(id, fits)
    return fits
  }

  async #fits({ fits }: Criterion, id: string): Promise<boolean> {
    if (fits === undefined) return true
    const { patterns, overdue } = this.#evidence
    const candidate = overdue?.aborted ? undefined : await this.#candidate(id)
    return candidate !== undefined && unless(overdue, fits(candidate, patterns))
  }

  /** `undefined` when it was removed since it was listed. */
  async #candidate(id: string): Promise<Candidate | undefined> {
    const { messages, found } = this.#evidence
    try {
      const stored = await messages.get(id)
      return { stored, found: () => found(id) }
    } catch (error) {
      if (isTrouble(error, 'no-such-message')) return undefined
      throw error
    }
  }

  /** An inbox that is not there yet is an empty one: the first mail may make it. */
  async #list(listing: Listing): Promise<MessagePage> {
    try {
      return await this.#evidence.messages.list(listing)
    } catch (error) {
      if (!isTrouble(error, 'no-such-inbox')) throw error
      return { messages: [], total: 0, cursor: listing.after ?? 0 }
    }
  }
}

/** What `work` says, or no as soon as `overdue` aborts: it may stand in a long line. */
async function unless(overdue: AbortSignal | undefined, work: Promise<boolean>): Promise<boolean> {
  if (overdue === undefined) return work
  let no = () => {}
  const late = new Promise<boolean>((resolve) => {
    no = () => resolve(false)
  })
  overdue.addEventListener('abort', no)
  if (overdue.aborted) no()
  return Promise.race([work, late]).finally(() => overdue.removeEventListener('abort', no))
}
