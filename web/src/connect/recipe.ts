import type { Account } from './account.ts'
import type { Door } from './doors.ts'

/** How one program is told where the mail goes, or where it is read. */
export interface Recipe {
  /** Stands in the address: lower case. */
  readonly id: string
  readonly name: string
  readonly group: 'settings' | 'javascript' | 'php' | 'ruby' | 'python' | 'compiled' | 'shell' | 'read'
  /** The file or the place that it belongs to, when there is one. */
  readonly file?: string
  /** What to paste; `undefined` when the server does not speak what it needs. */
  readonly write: (account: Account) => string | undefined
}

/** The account of a sender, with a way to send. */
export interface Sender {
  readonly smtp: Door
  readonly user: string | null
  readonly password: string
  /** Whether TLS begins with the first octet. */
  readonly implicit: boolean
}

type Senders = Omit<Recipe, 'write'> & { readonly write: (sender: Sender) => string }

/** A recipe that needs SMTP. */
export function sending({ write, ...about }: Senders): Recipe {
  return {
    ...about,
    write: ({ smtp, user, password }) =>
      smtp === undefined ? undefined : write({ smtp, user, password, implicit: smtp.tls === 'implicit' }),
  }
}

/** Lines, without those that are left out. */
export function lines(...all: readonly (string | false | null | undefined)[]): string {
  return all.filter((line) => typeof line === 'string').join('\n')
}
