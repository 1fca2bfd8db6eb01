import type { Command } from './command.ts'

/**
 * Knows which lines hold a secret, before they are read. What no command begins may be one that has lost its way: what a
 * client goes on to say when its AUTHENTICATE was refused. Of such a line only the first word is kept before login, and not
 * that either once a login was tried; after login nothing is kept of it once another was.
 */
export class Masking {
  readonly #commandNamed: (verb: string) => Command | undefined
  /** Where a login was tried last. */
  #tried: 'outside' | 'inside' | undefined
  /** Whether the command that is coming holds a secret, in its later lines too. */
  #secret = false

  constructor(commandNamed: (verb: string) => Command | undefined) {
    this.#commandNamed = commandNamed
  }

  /**
   * @param first whether the line begins a command
   * @returns the harmless beginning of a line that may not be kept; `undefined` when all of it may
   */
  harmless(line: Buffer, first: boolean, loggedIn: boolean): string | undefined {
    if (!first) return this.#secret ? '' : undefined
    const [, tag = '', verb = '', rest = ''] = /^(\S*)\s*(\S*)(.*)$/s.exec(line.toString('latin1')) ?? []
    const command = this.#commandNamed(verb.toUpperCase())
    this.#secret = command?.secret !== undefined
    if (command?.secret !== undefined) {
      this.#tried = loggedIn ? 'inside' : 'outside'
      const harmless = command.secret(rest.trimStart())
      return harmless === undefined ? undefined : [tag, verb, harmless].join(' ').trimEnd()
    }
    if (command !== undefined || (loggedIn && this.#tried !== 'inside')) return undefined
    this.#secret = true
    if (this.#tried !== undefined) return ''
    return verb === '' ? undefined : tag
  }
}
