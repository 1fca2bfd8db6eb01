import type { MailEvent } from '../domain/events.ts'

export interface EventStreamOptions {
  /** Only events of this inbox; `undefined` for all. */
  readonly inbox: string | undefined
  /** Between two comments, in milliseconds. */
  readonly heartbeat: number
  readonly signal: AbortSignal
}

/**
 * Events as `text/event-stream` (WHATWG HTML §9.2). Whoever reads slowly is asked for nothing: the next event is taken
 * only when the last was written. A comment now and then shows both ends that the other is there.
 */
export async function* eventStream(
  events: AsyncIterable<MailEvent>,
  { inbox, heartbeat, signal }: EventStreamOptions,
): AsyncGenerator<string> {
  yield 'retry: 1000\n: this stream resumes with Last-Event-ID\n\n'
  const iterator = events[Symbol.asyncIterator]()
  let next = iterator.next()
  try {
    while (!signal.aborted) {
      const step = await Promise.race([next, quiet(heartbeat, next)])
      if (step === 'quiet') yield ': still here\n\n'
      else if (step.done === true) return
      else {
        next = iterator.next()
        if (inbox === undefined || step.value.inbox === inbox) yield written(step.value)
      }
    }
  } finally {
    next.catch(() => undefined)
    await iterator.return?.()
  }
}

function written(event: MailEvent): string {
  return `id: ${event.seq}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
}

/** Resolves after the time, unless something else comes first: then its timer is gone too. */
function quiet(milliseconds: number, other: Promise<unknown>): Promise<'quiet'> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('quiet'), milliseconds)
    const clear = () => clearTimeout(timer)
    other.then(clear, clear)
  })
}
