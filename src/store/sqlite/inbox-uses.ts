export interface InboxUsesParts {
  /** Inboxes that a session is logged in to now. */
  readonly inSession: () => ReadonlySet<string>
  /** Whether there is such an inbox: anybody may ask for any name. */
  readonly isKnown: (inbox: string) => boolean
}

/** Who uses which inbox, and when each was used last since the start: written down only when it matters. */
export class InboxUses {
  readonly #parts: InboxUsesParts
  readonly #open = new Map<string, number>()
  readonly #last = new Map<string, number>()

  constructor(parts: InboxUsesParts) {
    this.#parts = parts
  }

  /** @returns what ends the use; harmless when called again */
  begin(inbox: string): () => void {
    this.#open.set(inbox, (this.#open.get(inbox) ?? 0) + 1)
    let open = true
    return () => {
      if (!open) return
      open = false
      const others = (this.#open.get(inbox) ?? 1) - 1
      if (others > 0) this.#open.set(inbox, others)
      else this.#open.delete(inbox)
      if (this.#parts.isKnown(inbox)) this.#last.set(inbox, Date.now())
    }
  }

  /** When the inbox was used last, in milliseconds since 1970: now, while it is used. `null`: not since the start. */
  last(inbox: string, now: number): number | null {
    if (this.#open.has(inbox) || this.#parts.inSession().has(inbox)) return now
    return this.#last.get(inbox) ?? null
  }

  /** Every inbox that was used since the start. */
  all(now: number): ReadonlyMap<string, number> {
    const inUse = [...this.#open.keys(), ...this.#parts.inSession()]
    return new Map([...this.#last, ...inUse.map((inbox) => [inbox, now] as const)])
  }

  renamed(was: string, inbox: string): void {
    const last = this.#last.get(was)
    if (last !== undefined) this.#last.set(inbox, last)
    this.#last.delete(was)
  }

  forget(inbox: string): void {
    this.#last.delete(inbox)
  }
}
