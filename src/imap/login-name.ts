import type { EventFeed } from '../domain/events.ts'

/**
 * The name that a session has logged in with. Once its inbox has another one, the session is told goodbye: the name opens
 * nothing any more, and what it opened is still there. Told that all messages are gone, as after a removal, a client
 * would throw away what it has of them; and going on would be under a name that nobody has logged in with.
 */
export class LoginName {
  readonly #feed: EventFeed
  readonly #renamed: () => void
  #forget: () => void = () => undefined
  /** Whether the inbox has another name now. */
  isPast = false

  /** @param renamed called when it has */
  constructor(feed: EventFeed, renamed: () => void) {
    this.#feed = feed
    this.#renamed = renamed
  }

  watch(inbox: string | undefined): void {
    this.forget()
    this.#forget = this.#feed.subscribe((event) => {
      if (event.type !== 'inbox.renamed' || event.was !== inbox) return
      this.isPast = true
      this.#renamed()
    })
  }

  /** Nobody is logged in any more. */
  forget(): void {
    this.#forget()
  }
}
