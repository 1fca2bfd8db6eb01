/**
 * Everything that may be expected to go wrong below the protocols: a closed list. Each protocol answers all of it
 * (`satisfies Record<Trouble, Answer>`); anything else is a defect of ours.
 */
export type Trouble =
  // the client named something that is not there, or already is
  | 'no-such-inbox'
  | 'no-such-mailbox'
  | 'no-such-message'
  | 'no-such-part'
  | 'no-such-session'
  | 'inbox-exists'
  | 'mailbox-exists'
  // the client asked for something that cannot be
  | 'bad-inbox-name'
  | 'bad-mailbox-name'
  | 'bad-query'
  | 'too-large'
  | 'too-many-entries'
  | 'cannot-compose'
  // who are you
  | 'wrong-credentials'
  | 'too-many-failures'
  // the store cannot keep or find it now
  | 'disk-full'
  | 'store-busy'
  | 'store-failed'
  | 'store-damaged'
  | 'search-timeout'
  // the bytes are kept, but a limit stopped us from understanding them
  | 'parsing-stopped'
  | 'shutting-down'

/** An expected failure. `message` is safe to show to any client and says what to do. */
export class DomainError extends Error {
  readonly trouble: Trouble

  constructor(trouble: Trouble, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DomainError'
    this.trouble = trouble
  }
}

/** Whether `error` is the expected failure `trouble`, or any expected failure when none is named. */
export function isTrouble(error: unknown, trouble?: Trouble): error is DomainError {
  return error instanceof DomainError && (trouble === undefined || error.trouble === trouble)
}

/** Whether a login failed because of what the client said, and not for a failure of ours. */
export function isLoginRefusal(error: unknown): boolean {
  return isTrouble(error, 'wrong-credentials') || isTrouble(error, 'bad-inbox-name')
}
