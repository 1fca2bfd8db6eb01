import type { Query } from '../../domain/query.ts'
import type { Threading } from '../../domain/structure.ts'
import { DomainError } from '../../domain/trouble.ts'
import { threadId } from '../object-ids.ts'
import type { Row } from '../view.ts'
import type { Plan } from './plan.ts'
import { conditionsOf } from './store-keys.ts'

/** Rows that are looked at before others get their turn. */
const AT_ONCE = 10_000
/** Rows that the store is asked about at once, times the conditions; at least so many rows. */
const CONDITIONS_AT_ONCE = 20_000
const LEAST_AT_ONCE = 500
/** How long one search may take, however large the mailbox, in milliseconds. */
const LONGEST = 60_000

/** Who answers what the rows do not tell. */
export interface Sources {
  /** Which of these UIDs match. */
  search(query: Query, uids: readonly number[]): Promise<Iterable<number>>
  /** Of each row in this order; `undefined` where there is no such message any more. */
  threading(rows: readonly Row[]): Promise<readonly (Threading | undefined)[]>
  /**
   * Resolves when others had their turn.
   * @param done so many of `all` were looked at; not told when absent
   * @throws PeerGone when nobody waits for the answer any more
   */
  pause(done?: number, all?: number): Promise<void>
}

/** The rows that match, in the order given. @throws DomainError `search-timeout` */
export async function matching(
  plan: Plan,
  rows: readonly Row[],
  sources: Sources,
  longest: number = LONGEST,
): Promise<Row[]> {
  const until = performance.now() + longest
  const found: Row[] = []
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const pause = async (): Promise<void> => {
      if (performance.now() > until)
        throw new DomainError('search-timeout', 'The search took too long: make it narrower.')
      await sources.pause(at, rows.length)
    }
    const part = new Part(sources, pause)
    await pause()
    for (const row of await part.chosen(plan, rows.slice(at, at + AT_ONCE))) found.push(row)
  }
  return found
}

/** Some of the rows. */
class Part {
  readonly #sources: Sources
  readonly #pause: () => Promise<void>
  /** THREADIDs that were found out. */
  readonly #threads = new Map<Row, string | null>()

  constructor(sources: Sources, pause: () => Promise<void>) {
    this.#sources = sources
    this.#pause = pause
  }

  /** Each piece of the plan looks at what those before it left. Recurses as deep as the grammar lets a program be. */
  async chosen(plan: Plan, rows: readonly Row[]): Promise<readonly Row[]> {
    if (rows.length === 0) return rows
    switch (plan.by) {
      case 'row':
        return rows.filter(plan.test)
      case 'store': {
        const uids = await this.#asked(plan.query, rows)
        return rows.filter(({ uid }) => uids.has(uid))
      }
      case 'thread':
        await this.#findThreads(rows)
        return rows.filter((row) => this.#threads.get(row) === plan.id)
      case 'every': {
        let left = rows
        for (const piece of plan.plans) left = await this.chosen(piece, left)
        return left
      }
      case 'some': {
        const found = new Set<Row>()
        for (const piece of plan.plans) {
          const left = rows.filter((row) => !found.has(row))
          for (const row of await this.chosen(piece, left)) found.add(row)
        }
        return rows.filter((row) => found.has(row))
      }
      case 'not': {
        const found = new Set(await this.chosen(plan.plan, rows))
        return rows.filter((row) => !found.has(row))
      }
    }
  }

  async #asked(query: Query, rows: readonly Row[]): Promise<Set<number>> {
    const found = new Set<number>()
    const size = Math.max(LEAST_AT_ONCE, Math.floor(CONDITIONS_AT_ONCE / conditionsOf(query)))
    for (let at = 0; at < rows.length; at += size) {
      await this.#pause()
      const uids = rows.slice(at, at + size).map(({ uid }) => uid)
      for (const uid of await this.#sources.search(query, uids)) found.add(uid)
    }
    return found
  }

  async #findThreads(rows: readonly Row[]): Promise<void> {
    const unknown = rows.filter((row) => !this.#threads.has(row))
    const found = unknown.length === 0 ? [] : await this.#sources.threading(unknown)
    for (const [at, row] of unknown.entries()) {
      const threading = found[at]
      this.#threads.set(row, threading === undefined ? null : threadId(threading))
    }
  }
}
