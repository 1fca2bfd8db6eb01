/** How the client proves who it is; the shape of the domain's `Proof`. */
export type SaslProof =
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'response'; readonly fits: (password: string) => boolean }
  | { readonly kind: 'mutual'; readonly fits: (password: string) => boolean }
  | { readonly kind: 'token'; readonly token: string }

/** Why the exchange ends before there was a login. */
export type Objection =
  /** What the client sent is not what the mechanism's grammar allows. */
  | { readonly kind: 'malformed'; readonly reason: string }
  /** Understood, and can never be allowed: to act as somebody else. */
  | { readonly kind: 'denied'; readonly reason: string }

/** What a mechanism wants next, before base64. */
export type MechanismStep =
  | { readonly kind: 'challenge'; readonly data: string }
  | { readonly kind: 'login'; readonly user: string; readonly proof: SaslProof }
  | Objection

/** One run of a mechanism. Pure: it knows neither protocol nor base64. */
export interface MechanismRun {
  /** `undefined` first when the client gave no initial response; then each response. */
  next(response: Buffer | undefined): MechanismStep
  /** What to challenge the client with when the login was accepted (RFC 4422 §3.6); its answer has to be empty. */
  onAcceptance?(): string | undefined
  /** What to challenge the client with when the login was refused; its answer is ignored. */
  readonly onRefusal?: string
}

export interface Mechanism {
  readonly name: string
  /** Whether an initial response is allowed (RFC 4422 §5); CRAM-MD5 lets the server speak first. */
  readonly clientFirst: boolean
  /** Whether its proof is mutual, so that only a password that we know can be right. */
  readonly mutual?: boolean
  start(context: { readonly hostname: string }): MechanismRun
}

export function malformed(reason: string): Objection {
  return { kind: 'malformed', reason }
}

export function denied(reason: string): Objection {
  return { kind: 'denied', reason }
}
