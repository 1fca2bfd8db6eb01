import type { EventFeed } from '../../domain/events.ts'
import type { Found } from '../found.ts'

/** Messages whose links and codes are kept at hand. */
const MOST = 100

/** Links and codes of messages, each looked for once while somebody waits. */
export class Finds {
  readonly #find: (id: string) => Promise<Found>
  readonly #known = new Map<string, Promise<Found>>()
  #isAhead = false

  constructor(find: (id: string) => Promise<Found>) {
    this.#find = find
  }

  of(id: string): Promise<Found> {
    const known = this.#known.get(id) ?? this.#find(id)
    this.#known.set(id, known)
    const [oldest] = this.#known.keys()
    if (this.#known.size > MOST && oldest !== undefined) this.#known.delete(oldest)
    return known
  }

  /**
   * Looks into what comes to the inbox while the store still takes note of it, which makes the answer sooner: one message
   * at a time, so that a burst does not keep others from looking into theirs. The answer ends it.
   */
  ahead(feed: EventFeed, inbox: string): () => void {
    return feed.subscribe((event) => {
      if (event.type !== 'message.received' || event.inbox !== inbox || this.#isAhead) return
      this.#isAhead = true
      const done = () => {
        this.#isAhead = false
      }
      this.of(event.id).then(done, done)
    })
  }
}
