import type { InboxEvent, InboxRenamed, MailEvent, MessageEvent } from '../domain/events.ts'

export interface EventStreamOptions {
  /** Only events of this inbox, also that it has another name now; `undefined` for all. */
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
  // Events that are not for this reader do not put it off.
  let due = performance.now() + heartbeat
  try {
    while (!signal.aborted) {
      const step = await Promise.race([next, quiet(due - performance.now(), next)])
      if (step !== 'quiet') {
        if (step.done === true) return
        next = iterator.next()
      }
      const event = step === 'quiet' ? undefined : shown(step.value)
      const wanted = event !== undefined && (inbox === undefined || isOf(event, inbox))
      if (!wanted && performance.now() < due) continue
      yield wanted ? written(event) : ': still here\n\n'
      due = performance.now() + heartbeat
    }
  } finally {
    next.catch(() => undefined)
    await iterator.return?.()
  }
}

type Shown = InboxEvent | InboxRenamed | Omit<MessageEvent, 'mailboxes'>

/** The event as REST knows it, which has no mailboxes; `undefined` when it is of nothing else. */
function shown(event: MailEvent): Shown | undefined {
  switch (event.type) {
    case 'message.received':
    case 'message.changed':
    case 'message.removed': {
      const { mailboxes: _, ...rest } = event
      return rest
    }
    case 'inbox.created':
    case 'inbox.changed':
    case 'inbox.removed':
    case 'inbox.renamed':
      return event
    default:
      return undefined
  }
}

function isOf(event: Shown, inbox: string): boolean {
  return event.inbox === inbox || (event.type === 'inbox.renamed' && event.was === inbox)
}

function written(event: Shown): string {
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
