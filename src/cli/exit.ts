/** What the program answers to the shell. `sendmail` has its own, those of sysexits.h. */
export const EXIT = {
  ok: 0,
  /** It was tried and did not work: an assertion failed, mail was refused, a file cannot be read. */
  failed: 1,
  /** It was not tried: an option that cannot be used, a port that is taken, a store that cannot be opened. */
  refused: 2,
  /** What was waited for did not come in time. */
  timedOut: 3,
  /** Nobody answers where the server should be. */
  noServer: 4,
} as const

/** An expected end of a command; `message` is one line for the user. */
export class CommandFailure extends Error {
  readonly exitCode: number

  constructor(message: string, exitCode: number = EXIT.failed, options?: ErrorOptions) {
    super(message, options)
    this.name = 'CommandFailure'
    this.exitCode = exitCode
  }
}
