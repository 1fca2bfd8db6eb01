import type { Cursor } from './cursor.ts'
import { BASE64_CHAR, SPACE } from './octets.ts'
import { readAtom, readText } from './strings.ts'

/** LOGIN (RFC 9051 §6.2.3). */
export interface LoginArguments {
  readonly user: string
  readonly password: string
}

export function readLogin(cursor: Cursor): LoginArguments {
  cursor.space()
  const user = readText(cursor, 'a user name')
  cursor.space()
  const password = readText(cursor, 'a password')
  cursor.end()
  return { user, password }
}

/** AUTHENTICATE (RFC 9051 §6.2.2). */
export interface AuthenticateArguments {
  /** In upper case. */
  readonly mechanism: string
  /** The initial response as it came, in base64; `=` is an empty one (RFC 4959 §3). */
  readonly initial: string | undefined
}

export function readAuthenticate(cursor: Cursor): AuthenticateArguments {
  cursor.space()
  const mechanism = readAtom(cursor, 'a mechanism').toUpperCase()
  // mutt with GSASL leaves the space where no initial response follows.
  const initial = cursor.takes(SPACE) ? cursor.run(BASE64_CHAR) || undefined : undefined
  cursor.end()
  return { mechanism, initial }
}
