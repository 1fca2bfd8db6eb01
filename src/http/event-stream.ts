export interface EventStreamOptions<Event> {
  /** The event with its fields, as {@link written} makes it; `undefined` when it is not for this reader. */
  readonly write: (event: Event) => string | undefined
  /** Told to whoever reads the stream itself. */
  readonly comment: string
  /** Between two comments, in milliseconds. */
  readonly heartbeat: number
  readonly signal: AbortSignal
}

/**
 * Events as `text/event-stream` (WHATWG HTML §9.2). Whoever reads slowly is asked for nothing: the next event is taken
 * only when the last was written. A comment now and then shows both ends that the other is there.
 */
export async function* eventStream<Event>(
  events: AsyncIterable<Event>,
  { write, comment, heartbeat, signal }: EventStreamOptions<Event>,
): AsyncGenerator<string> {
  yield `retry: 1000\n: ${comment}\n\n`
  const iterator = events[Symbol.asyncIterator]()
  let next = iterator.next()
  // Events that are not for this reader do not put it off.
  let due = performance.now() + heartbeat
  try {
    while (!signal.aborted) {
      const step = await Promise.race([next, quiet(due - performance.now(), next)])
      if (step !== 'quiet') {
        if (step.done === true) return
        next = iterator.next()
      }
      const text = step === 'quiet' ? undefined : write(step.value)
      if (text === undefined && performance.now() < due) continue
      yield text ?? ': still here\n\n'
      due = performance.now() + heartbeat
    }
  } finally {
    next.catch(() => undefined)
    await iterator.return?.()
  }
}

/** One event as it stands in the stream. @param seq for `Last-Event-ID`, when the stream can be resumed */
export function written(event: { readonly type: string }, seq?: number): string {
  const id = seq === undefined ? '' : `id: ${seq}\n`
  return `${id}event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
}

/** Resolves after the time, unless something else comes first: then its timer is gone too. */
function quiet(milliseconds: number, other: Promise<unknown>): Promise<'quiet'> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('quiet'), milliseconds)
    const clear = () => clearTimeout(timer)
    other.then(clear, clear)
  })
}
