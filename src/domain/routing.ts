/**
 * By which rule a message came to its inbox: the login, a recipient's domain, a header field, a port of the inbox's own,
 * none of these; or it was put there by REST or IMAP.
 */
export const ROUTE_RULES = ['auth', 'domain', 'header', 'port', 'default', 'rest', 'imap'] as const
export type RouteRule = (typeof ROUTE_RULES)[number]

/** Why a message is in its inbox. */
export interface RoutedBy {
  readonly rule: RouteRule
  /** What the rule went by: the user name, the `--inbox-domain`, the field's value, the port; else empty. */
  readonly detail: string
}

/** The same, with all that is known of it. */
export interface Routed extends RoutedBy {
  /** The recipients of the envelope that led here; `null`: all of them, or the message did not come by recipients. */
  readonly recipients: readonly string[] | null
  /** Why rules that go before this one were passed over, in words: `X-Sandpost-Inbox: the name is empty`. */
  readonly passedOver: readonly string[]
}

/** How a message that a client of REST or IMAP puts into an inbox came there. */
export function putBy(rule: 'rest' | 'imap'): Routed {
  return { rule, detail: '', recipients: null, passedOver: [] }
}
