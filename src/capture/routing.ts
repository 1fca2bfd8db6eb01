import { DEFAULT_INBOX, inboxNameProblem } from '../domain/inbox.ts'
import type { Routed, RouteRule } from '../domain/routing.ts'

/** The field by which a message names its inbox. */
export const INBOX_FIELD = 'X-Sandpost-Inbox'

/** All that decides where a message goes. */
export interface RoutingFacts {
  /** Addresses of the envelope, in its order. */
  readonly recipients: readonly string[]
  /** The inbox that the client is logged in to. */
  readonly login: string | null
  /** Domains whose subdomains are inboxes, in lower case; the longer ones first. */
  readonly domains: readonly string[]
  /** The value of the first {@link INBOX_FIELD}, decoded; `null`: there is none, or nothing depends on it. */
  readonly field: string | null
  /** The port of an inbox's own that the message came by. */
  readonly port: { readonly number: number; readonly inbox: string } | null
  /** Whether there is no such inbox, and mail may not make it. */
  readonly isClosed: (inbox: string) => boolean
}

/** One copy of a message: an inbox, why it goes there, and which of the recipients led there, as places in the envelope. */
export interface Route {
  readonly inbox: string
  readonly routedBy: Routed
  readonly recipients: readonly number[]
}

/** Where one recipient leads. */
interface Target {
  readonly inbox: string
  readonly rule: RouteRule
  readonly detail: string
  readonly passedOver: readonly string[]
}

/**
 * Where a message goes, a copy for each inbox in the order of the first recipient that leads there. The first rule that
 * fits decides, for each recipient: login, `anything@NAME.<domain>`, header field, port, `default`. What a client names
 * wrongly is passed over and said, so that mail is never refused for it.
 */
export function routesOf(facts: RoutingFacts): readonly Route[] {
  const { recipients } = facts
  const otherwise = besidesAddress(facts)
  const targets = recipients.map((address) => targetOf(address, otherwise, facts))
  const inboxes = new Map<string, { readonly target: Target; readonly places: number[] }>()
  for (const [place, target] of targets.entries()) {
    const known = inboxes.get(target.inbox)
    if (known === undefined) inboxes.set(target.inbox, { target, places: [place] })
    else known.places.push(place)
  }
  if (recipients.length === 0) inboxes.set(otherwise.inbox, { target: otherwise, places: [] })
  return [...inboxes.values()].map(({ target: { inbox, ...why }, places }) => ({
    inbox,
    recipients: places,
    routedBy: {
      ...why,
      recipients: places.length === recipients.length ? null : places.map((place) => recipients[place] ?? ''),
    },
  }))
}

/** The inbox that the domain of an address names, in lower case as domains are compared; `undefined`: none of ours. */
export function inboxOfAddress(
  address: string,
  domains: readonly string[],
): { readonly inbox: string; readonly domain: string } | undefined {
  const host = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
  const domain = domains.find((each) => host.endsWith(`.${each}`))
  return domain === undefined ? undefined : { inbox: host.slice(0, -domain.length - 1), domain }
}

/** Whether an address leads to an inbox by itself. */
export function leadsByItself(
  address: string,
  facts: Pick<RoutingFacts, 'login' | 'domains' | 'isClosed'>,
): boolean {
  const named = facts.login === null ? inboxOfAddress(address, facts.domains) : undefined
  return named !== undefined && problemOf(named.inbox, facts) === undefined
}

/** Whether the header field may decide over any recipient, so that it has to be read. */
export function needsField({ recipients, ...facts }: Omit<RoutingFacts, 'field'>): boolean {
  if (facts.login !== null) return false
  return recipients.length === 0 || recipients.some((address) => !leadsByItself(address, facts))
}

function targetOf(address: string, otherwise: Target, facts: RoutingFacts): Target {
  const named = facts.login === null ? inboxOfAddress(address, facts.domains) : undefined
  if (named === undefined) return otherwise
  const problem = problemOf(named.inbox, facts)
  if (problem === undefined)
    return { inbox: named.inbox, rule: 'domain', detail: named.domain, passedOver: [] }
  return { ...otherwise, passedOver: [`--inbox-domain: ${problem}`, ...otherwise.passedOver] }
}

/** Where all go whose address does not say it. */
function besidesAddress(facts: RoutingFacts): Target {
  const { login, field, port } = facts
  if (login !== null) return { inbox: login, rule: 'auth', detail: login, passedOver: [] }
  const problem = field === null ? undefined : problemOf(field, facts)
  if (field !== null && problem === undefined)
    return { inbox: field, rule: 'header', detail: field, passedOver: [] }
  const passedOver = problem === undefined ? [] : [`${INBOX_FIELD}: ${problem}`]
  return port === null
    ? { inbox: DEFAULT_INBOX, rule: 'default', detail: '', passedOver }
    : { inbox: port.inbox, rule: 'port', detail: String(port.number), passedOver }
}

function problemOf(inbox: string, { isClosed }: Pick<RoutingFacts, 'isClosed'>): string | undefined {
  const problem = inboxNameProblem(inbox)
  if (problem !== undefined) return problem
  return isClosed(inbox) ? 'there is no such inbox, and --auto-inboxes is false' : undefined
}
