import type { EventFeed, MailEvent, Publish } from '../domain/events.ts'

/** Most live events held for one follower that is slower than the mail; beyond it, it reads them from the store again. */
const QUEUE = 1_000
/** Events read from the store at once. */
const BATCH = 500

export interface HubParts {
  /** Past events: those after `seq` in order, at most `limit`, each visible before it is published. */
  readonly eventsSince: (seq: number, limit: number) => Promise<readonly MailEvent[]>
}

/** Takes the store's events, `publish`, and gives them to any number of readers. */
export function createHub({ eventsSince }: HubParts): EventFeed & { readonly publish: Publish } {
  const listeners = new Set<Publish>()
  const subscribe = (listener: Publish) => {
    // A reader may subscribe the same function twice, and each ends for itself.
    const own: Publish = (event) => listener(event)
    listeners.add(own)
    return () => void listeners.delete(own)
  }
  return {
    publish(event) {
      for (const listener of [...listeners]) listener(event)
    },
    subscribe,
    follow: (seq, signal) => follow({ eventsSince, subscribe }, seq, signal),
  }
}

interface Source extends HubParts {
  readonly subscribe: EventFeed['subscribe']
}

async function* follow(source: Source, seq: number, signal: AbortSignal): AsyncGenerator<MailEvent> {
  const live = new LiveQueue()
  // Live events are gathered before the past is read, so that none falls in between.
  const unsubscribe = source.subscribe((event) => live.add(event))
  const stop = () => live.wake()
  signal.addEventListener('abort', stop)
  let last = seq
  try {
    while (!signal.aborted) {
      if (live.overflowed) {
        live.clear()
        yield* past(source, last, signal, (seen) => {
          last = seen
        })
      }
      const event = live.next()
      if (event === undefined) await live.filled(signal)
      else if (event.seq > last) {
        last = event.seq
        yield event
      }
    }
  } finally {
    signal.removeEventListener('abort', stop)
    unsubscribe()
  }
}

async function* past(
  { eventsSince }: HubParts,
  seq: number,
  signal: AbortSignal,
  saw: (seq: number) => void,
): AsyncGenerator<MailEvent> {
  let last = seq
  let more = true
  while (more && !signal.aborted) {
    const batch = await eventsSince(last, BATCH)
    more = batch.length === BATCH
    for (const event of batch) {
      if (signal.aborted) return
      last = event.seq
      saw(last)
      yield event
    }
  }
}

/** Live events of one follower. It begins overflowed: the past comes first. */
class LiveQueue {
  overflowed = true
  #events: MailEvent[] = []
  #taken = 0
  #wake: (() => void) | undefined

  add(event: MailEvent): void {
    if (this.#events.length - this.#taken >= QUEUE) {
      this.clear()
      this.overflowed = true
    } else if (!this.overflowed) this.#events.push(event)
    this.wake()
  }

  next(): MailEvent | undefined {
    const event = this.#events[this.#taken]
    if (event === undefined) {
      this.#events = []
      this.#taken = 0
    } else this.#taken += 1
    return event
  }

  clear(): void {
    this.#events = []
    this.#taken = 0
    this.overflowed = false
  }

  wake(): void {
    this.#wake?.()
    this.#wake = undefined
  }

  async filled(signal: AbortSignal): Promise<void> {
    if (this.overflowed || this.#taken < this.#events.length || signal.aborted) return
    await new Promise<void>((resolve) => {
      this.#wake = resolve
    })
  }
}
