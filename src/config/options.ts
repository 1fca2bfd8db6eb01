import type { Option } from './option.ts'
import { HTTP } from './rows/http.ts'
import { IMAP } from './rows/imap.ts'
import { LIMITS } from './rows/limits.ts'
import { LISTENERS } from './rows/listeners.ts'
import { LOGGING } from './rows/logging.ts'
import { LOGINS } from './rows/logins.ts'
import { POP3 } from './rows/pop3.ts'
import { SMTP } from './rows/smtp.ts'
import { STORE } from './rows/store.ts'
import { TLS } from './rows/tls.ts'

/** The chapters of `--help` and docs/configuration.md, in their order. */
const CHAPTERS = {
  Listeners: LISTENERS,
  Store: STORE,
  'Inboxes and logins': LOGINS,
  TLS: TLS,
  SMTP: SMTP,
  POP3: POP3,
  IMAP: IMAP,
  HTTP: HTTP,
  Limits: LIMITS,
  Logging: LOGGING,
}

/** Every option of the server. The name is the flag (`--smtp-listen`), the file key, and the variable `SANDPOST_SMTP_LISTEN`. */
export const OPTIONS = {
  ...LISTENERS,
  ...STORE,
  ...LOGINS,
  ...TLS,
  ...SMTP,
  ...POP3,
  ...IMAP,
  ...HTTP,
  ...LIMITS,
  ...LOGGING,
} as const satisfies Readonly<Record<string, Option<unknown>>>

export type OptionName = keyof typeof OPTIONS

type CamelCase<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name

/** The values of all options: `--smtp-listen` is `smtpListen`. Times are in milliseconds, sizes in octets, `null` is off or not set. */
export type Settings = {
  readonly [Name in OptionName as CamelCase<Name>]: (typeof OPTIONS)[Name] extends Option<infer T> ? T : never
}

export const OPTION_NAMES = Object.keys(OPTIONS) as readonly OptionName[]

/** The row as what all rows have in common, whatever its value. */
export function rowOf(name: OptionName): Option<unknown> {
  return OPTIONS[name]
}

/** The names of each chapter, in the order of the table. */
export function chapters(): readonly { readonly title: string; readonly names: readonly OptionName[] }[] {
  return Object.entries(CHAPTERS).map(([title, rows]) => ({
    title,
    names: OPTION_NAMES.filter((name) => Object.hasOwn(rows, name)),
  }))
}

export function variableOf(name: string): string {
  return `SANDPOST_${name.replaceAll('-', '_').toUpperCase()}`
}

export function keyOf(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
}
