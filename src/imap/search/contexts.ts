import type { Output } from '../output.ts'
import type { Row, View } from '../view.ts'

/** Contexts that one session keeps (RFC 5267 §4.3.1 asks for one at least). */
const MOST_CONTEXTS = 10

/** The results of a search as the client knows them. */
export interface Context {
  /** Looks once more at messages that came or were changed, and tells what became of them. */
  update(out: Output, rows: readonly Row[]): Promise<void>
  /** Takes out of the results what is in them of these. */
  drop(out: Output, rows: ReadonlySet<Row>): void
}

/** The searches of a selected mailbox whose changes the client wants to hear of (RFC 5267 §4.3). */
export class Contexts {
  readonly #view: View
  /** By their tags. */
  readonly #contexts = new Map<string, Context>()
  /** What came or was changed since it was last looked at. */
  readonly #touched = new Set<Row>()

  constructor(view: View) {
    this.#view = view
  }

  has(tag: string): boolean {
    return this.#contexts.has(tag)
  }

  /** @returns whether there was room for it */
  add(tag: string, context: Context): boolean {
    if (this.#contexts.size >= MOST_CONTEXTS) return false
    if (this.#contexts.size === 0) this.#view.watch((row) => void this.#touched.add(row))
    this.#contexts.set(tag, context)
    return true
  }

  /** @returns whether there was one */
  cancel(tag: string): boolean {
    return this.#contexts.delete(tag)
  }

  /** Before messages go: their numbers still mean them (RFC 5267 §4.3.4). */
  tellLeaving(out: Output): void {
    if (this.#contexts.size === 0) return
    const leaving = new Set(this.#view.leaving())
    if (leaving.size === 0) return
    for (const context of this.#contexts.values()) context.drop(out, leaving)
    for (const row of leaving) this.#touched.delete(row)
  }

  /** Once the client knows of what came: its numbers are valid then (RFC 5267 §4.3.3). */
  async tellChanged(out: Output): Promise<void> {
    const rows = [...this.#touched]
      .filter(({ uid }) => this.#view.numberOf(uid) !== undefined && !this.#view.isGone(uid))
      .sort((one, other) => one.uid - other.uid)
    if (rows.length === 0) return
    for (const context of this.#contexts.values()) await context.update(out, rows)
    // Had one of them failed, they would be looked at once more.
    for (const row of rows) this.#touched.delete(row)
  }
}
