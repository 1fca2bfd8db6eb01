import type { EventFeed } from '../../domain/events.ts'

/**
 * Rings when something happens in an inbox, and when `until` aborts. It listens from the start and remembers that it
 * was rung: nothing falls between two looks.
 */
export class Bell implements Disposable {
  #rang = false
  #listener: (() => void) | undefined
  readonly #until: AbortSignal
  readonly #leave: () => void

  constructor(feed: EventFeed, { inbox, until }: { readonly inbox: string; readonly until: AbortSignal }) {
    this.#until = until
    until.addEventListener('abort', () => this.ring(), { once: true })
    this.#leave = feed.subscribe((event) => {
      if (event.inbox === inbox) this.ring()
    })
  }

  ring(): void {
    this.#rang = true
    this.#listener?.()
  }

  async rung(): Promise<void> {
    if (!this.#rang && !this.#until.aborted)
      await new Promise<void>((resolve) => {
        this.#listener = resolve
      })
    this.#rang = false
  }

  [Symbol.dispose](): void {
    this.#leave()
  }
}
