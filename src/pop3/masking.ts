import type { State } from './command.ts'
import type { Spoken } from './dispatch.ts'

/**
 * Knows which lines hold a secret. What no command begins may be one that has lost its way: what a client goes on to say
 * when its AUTH was refused, a PASS that it has garbled, or another protocol's login. Before login of such a line only
 * the first word is kept, and not that either once a login was tried.
 */
export class Masking {
  #tried = false

  /** @returns the harmless beginning of a line that may not be kept; `undefined` when all of it may */
  harmless({ command, argument, text }: Spoken, state: State): string | undefined {
    if (command !== undefined) {
      this.#tried ||= ['AUTH', 'APOP', 'PASS', 'USER'].includes(command.verb)
      return argument === undefined ? undefined : command.secret?.(argument)
    }
    if (state === 'transaction') return undefined
    const [, first = '', rest = ''] = /^(\S*)(.*)$/s.exec(text) ?? []
    if (this.#tried && rest === '') return ''
    return rest === '' ? undefined : first
  }
}
