import { DomainError, isLoginRefusal } from './trouble.ts'

/** How a client proves that it may open an inbox. */
export type Proof =
  | { readonly kind: 'password'; readonly password: string }
  /** Challenge–response (CRAM-MD5, APOP): tells whether the response fits this password. */
  | { readonly kind: 'response'; readonly fits: (password: string) => boolean }
  /** As above, but the server too has to show that it knows the password (SCRAM): there must be one to be known. */
  | { readonly kind: 'mutual'; readonly fits: (password: string) => boolean }
  /** XOAUTH2, OAUTHBEARER: a declared inbox takes its password as the token, any other inbox takes any token. */
  | { readonly kind: 'token'; readonly token: string }

/** An inbox that a client may use. */
export interface Opened {
  readonly inbox: string
  /** Whether it has a password, which was right; any proof opens the others. */
  readonly guarded: boolean
}

/** Who may open which inbox: one answer for every protocol. */
export interface Logins {
  /**
   * @param name the user name; it is the inbox's name, as it stands or prepared as a user name is (RFC 4013)
   * @returns the inbox that is now open to the client; it exists
   * @throws DomainError `wrong-credentials` (an unknown name and a wrong password look the same and take the same
   *   work), `bad-inbox-name`
   */
  login(name: string, proof: Proof): Promise<Opened>
  /** Whether any inbox has a password, so that a mutual proof can succeed at all. */
  knowsPasswords(): boolean
}

/** What one connection may get wrong, in the words of {@link Logins}. */
export const LOGIN_FAILURES = {
  isRefusal: isLoginRefusal,
  tooMany: () => new DomainError('too-many-failures', 'Too many failed logins'),
} as const
