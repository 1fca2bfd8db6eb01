import { Inbox } from '../inbox.ts'
import { Mail } from '../mail.ts'

/** @throws TypeError when an assertion about a mail is made of something else */
export function requireMail(received: unknown, matcher: string): asserts received is Mail {
  if (received instanceof Mail) return
  const hint = isPromise(received) ? ' It is a promise: await it first.' : ''
  throw new TypeError(
    `${matcher} is asserted of a mail, as inbox.next() gives one, and not of ${shown(received)}.${hint}`,
  )
}

/** @throws TypeError when an assertion about an inbox is made of something else */
export function requireInbox(received: unknown, matcher: string): asserts received is Inbox {
  if (received instanceof Inbox) return
  const hint = isPromise(received) ? ' It is a promise: await it first.' : ''
  throw new TypeError(
    `${matcher} is asserted of an inbox, as sandbox.inbox() gives one, and not of ${shown(received)}.${hint}`,
  )
}

/** The last argument of a matcher, which may be left out. */
export type Optional<T> = readonly [wanted?: T | undefined]

/**
 * The argument, or `undefined` when it was left out.
 * @throws TypeError when it is there and undefined: a name that was misspelt would let everything pass
 */
export function givenOrNone<T>(rest: Optional<T>, matcher: string): T | undefined {
  const [wanted] = rest
  if (rest.length > 0 && wanted === undefined)
    throw new TypeError(`${matcher} was given undefined: leave the argument out to take any.`)
  return wanted
}

/** The mail as the subject of a sentence. */
export function named({ subject }: Pick<Mail, 'subject'>): string {
  return `the mail ${JSON.stringify(subject)}`
}

function shown(received: unknown): string {
  if (received === null || typeof received !== 'object') return String(received)
  return `a ${received.constructor?.name ?? 'object'}`
}

/** Also one of another realm, as in Jest. */
function isPromise(received: unknown): boolean {
  return typeof (received as { then?: unknown } | null)?.then === 'function'
}
