import { type ContextChange, formatEsearch } from '../format/esearch.ts'
import type { SortCriterion } from '../grammar/sort.ts'
import type { Output } from '../output.ts'
import type { Row } from '../view.ts'
import type { Context } from './contexts.ts'
import { matching } from './evaluate.ts'
import type { Plan } from './plan.ts'
import { comparisonBy, type Valued, valuesOf } from './sort.ts'
import type { SearchSources } from './sources.ts'

export interface ContextParts {
  /** Of the command that searched. */
  readonly tag: string
  readonly uid: boolean
  readonly nameOf: (row: Row) => number
  readonly plan: Plan
  /** The order of the results; that of the mailbox when absent. */
  readonly criteria: readonly SortCriterion[] | undefined
  readonly sources: SearchSources
  /** The highest UID when it searched. */
  readonly highestUid: number
  /** Tells more of messages that came and were found. */
  readonly describe?: (rows: readonly Row[]) => Promise<void>
}

/** Results at one place, in their order. */
interface Change extends ContextChange {
  readonly numbers: number[]
}

/** The results of one search as the client knows them, and how it hears of their changes (RFC 5267 §4.3). */
export class SearchContext implements Context {
  readonly #parts: ContextParts
  /** In their order. */
  #results: readonly Valued[]
  /** Messages above have not been told of. */
  #highestUid: number

  constructor(parts: ContextParts, results: readonly Valued[]) {
    this.#parts = parts
    this.#highestUid = parts.highestUid
    this.#results = results
  }

  async update(out: Output, rows: readonly Row[]): Promise<void> {
    const { plan, criteria = [], sources } = this.#parts
    const matched = new Set(await matching(plan, rows, sources))
    const known = new Set(this.#results.map(({ row }) => row))
    const come = await valuesOf(
      [...matched].filter((row) => !known.has(row)),
      criteria,
      sources,
    )
    this.drop(out, new Set(rows.filter((row) => !matched.has(row))))
    this.#tell(out, 'addTo', this.#add(come.sort(comparisonBy(criteria))))
    // Not what was there before, and is found because its flags changed (RFC 5465 §7).
    const arrived = come.map(({ row }) => row).filter(({ uid }) => uid > this.#highestUid)
    this.#highestUid = Math.max(this.#highestUid, ...rows.slice(-1).map(({ uid }) => uid))
    if (arrived.length > 0) await this.#parts.describe?.(arrived.sort((one, other) => one.uid - other.uid))
    await out.ready()
  }

  drop(out: Output, rows: ReadonlySet<Row>): void {
    const kept: Valued[] = []
    const changes: Change[] = []
    for (const result of this.#results) {
      if (!rows.has(result.row)) {
        kept.push(result)
        continue
      }
      // Each is told as it is once those before it are gone.
      const position = this.#position(kept.length)
      const last = changes.at(-1)
      if (last?.position === position) last.numbers.push(this.#parts.nameOf(result.row))
      else changes.push({ position, numbers: [this.#parts.nameOf(result.row)] })
    }
    this.#results = kept
    this.#tell(out, 'removeFrom', changes)
  }

  /** @param come in their order */
  #add(come: readonly Valued[]): Change[] {
    const isBefore = comparisonBy(this.#parts.criteria ?? [])
    const changes: Change[] = []
    const results: Valued[] = []
    let at = 0
    for (const one of come) {
      const place = results.length
      for (
        let next = this.#results[at];
        next !== undefined && isBefore(next, one) < 0;
        next = this.#results[at]
      ) {
        results.push(next)
        at++
      }
      const last = changes.at(-1)
      const apart = results.length > place && this.#position(0) !== 0
      if (last !== undefined && !apart) last.numbers.push(this.#parts.nameOf(one.row))
      else changes.push({ position: this.#position(results.length), numbers: [this.#parts.nameOf(one.row)] })
      results.push(one)
    }
    this.#results = results.concat(this.#results.slice(at))
    return changes
  }

  /** In the order of the mailbox the client finds the place itself. */
  #position(before: number): number {
    return this.#parts.criteria === undefined ? 0 : before + 1
  }

  #tell(out: Output, what: 'addTo' | 'removeFrom', changes: readonly ContextChange[]): void {
    if (changes.length === 0) return
    const { tag, uid } = this.#parts
    out.untagged(formatEsearch({ tag, uid, [what]: changes }))
  }
}
