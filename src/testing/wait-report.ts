import type { SandpostClient } from '../client/client.ts'
import type { SessionSummary } from '../http/contract/sessions.ts'
import type { MessageSummary } from '../http/contract/summary.ts'
import { type Criteria, shownAddresses, shownCriteria, whyNot } from './criteria.ts'
import type { Mail } from './mail.ts'
import type { MailFields } from './mail-fields.ts'

/** A mail of the inbox that was not what was wanted. */
export interface NearMiss {
  readonly mail: MailFields
  /** A sentence for each criterion that it failed. */
  readonly why: readonly string[]
}

/** A mail that went to another inbox meanwhile. */
export interface MailElsewhere {
  readonly inbox: string
  readonly subject: string
  readonly from: string
  readonly to: string
  /** By which rule it went there, in words; `null` where the server does not say. */
  readonly rule: string | null
}

/** A connection that came to nothing, or the last one that did. */
export interface SessionSeen {
  readonly id: string
  /** `refused: login`, `ended: quit`, `open`. */
  readonly state: string
  readonly remote: string
  /** The last lines of its transcript, as `C: …` and `S: …`. */
  readonly lastLines: readonly string[]
}

/** All that may tell why a mail did not come. */
export interface WaitReport {
  readonly inbox: string
  /** How the mail was waited for, in words: `subject /reset/i`. */
  readonly wanted: string
  readonly count: number
  readonly milliseconds: number
  readonly matched: readonly MailFields[]
  /** Those that came here and were not given out yet, nearest first. */
  readonly nearMisses: readonly NearMiss[]
  /** How many came here and were given out before. */
  readonly given: number
  readonly elsewhere: readonly MailElsewhere[]
  /** Sessions that failed since the inbox was opened, then its last one. */
  readonly sessions: readonly SessionSeen[]
  /** The page that shows the inbox. */
  readonly url: string
}

export interface Disappointment {
  readonly inbox: string
  readonly url: string
  readonly client: SandpostClient
  readonly criteria: Criteria
  readonly count: number
  readonly milliseconds: number
  readonly mails: readonly Mail[]
  readonly taken: ReadonlySet<number>
  readonly matched: readonly Mail[]
  /** The `seq`, and the time, from which on it is this test's doing. */
  readonly since: { readonly seq: number; readonly time: Date }
}

const MOST_ELSEWHERE = 10
const MOST_SESSIONS = 3
const LINES = 12

/** Gathers it from the server. What the server does not tell is left out: the wait failed, and that is what counts. */
export async function reportOf(sad: Disappointment): Promise<WaitReport> {
  const { inbox, criteria, mails, taken, client, since } = sad
  const matched = new Set(sad.matched)
  const open = mails.filter((mail) => !taken.has(mail.seq) && !matched.has(mail))
  const nearMisses = open
    .map((mail) => ({ mail, why: whyNot(mail, criteria) }))
    .sort((a, b) => a.why.length - b.why.length || b.mail.seq - a.mail.seq)
  const [elsewhere, sessions] = await Promise.all([
    elsewhereOf(client, { inbox, after: since.seq, criteria }).catch(() => []),
    sessionsOf(client, inbox, since.time).catch(() => []),
  ])
  return {
    inbox,
    url: sad.url,
    wanted: shownCriteria(criteria),
    count: sad.count,
    milliseconds: sad.milliseconds,
    matched: sad.matched,
    nearMisses,
    given: mails.filter(({ seq }) => taken.has(seq)).length,
    elsewhere,
    sessions,
  }
}

async function elsewhereOf(
  client: SandpostClient,
  { inbox, after, criteria }: { readonly inbox: string; readonly after: number; readonly criteria: Criteria },
): Promise<readonly MailElsewhere[]> {
  const { messages } = await client.list({ after, order: 'desc', limit: 100 })
  return messages
    .filter((message) => message.inbox !== inbox)
    .map((message) => ({ message, failed: failedOf(message, criteria) }))
    .sort((a, b) => a.failed - b.failed)
    .slice(0, MOST_ELSEWHERE)
    .map(({ message }) => ({
      inbox: message.inbox,
      subject: message.subject,
      from: shownAddresses(message.from),
      to: shownAddresses(message.to),
      rule: ruleOf(message),
    }))
}

/** How many of the criteria that a row of a list can tell of it fails. */
function failedOf({ from, to, subject }: MessageSummary, { exact = false, ...criteria }: Criteria): number {
  const told = {
    exact,
    ...(criteria.from === undefined ? {} : { from: criteria.from }),
    ...(criteria.to === undefined ? {} : { to: criteria.to }),
    ...(criteria.subject === undefined ? {} : { subject: criteria.subject }),
  }
  return whyNot({ ...EMPTY, from, to, subject }, told).length
}

const EMPTY: MailFields = {
  id: '',
  seq: 0,
  inbox: '',
  subject: '',
  from: [],
  to: [],
  cc: [],
  bcc: [],
  replyTo: [],
  envelope: { from: null, to: [] },
  receivedAt: new Date(0),
  text: null,
  html: null,
  headers: [],
  attachments: [],
  links: [],
  codes: [],
  url: '',
}

const RULES: Readonly<Record<string, string>> = {
  auth: 'the login',
  domain: "the recipient's domain",
  header: 'the field X-Sandpost-Inbox',
  port: 'the port',
  default: 'no rule: it came without a login',
  rest: 'REST put it there',
  imap: 'IMAP put it there',
}

function ruleOf({ routedBy }: MessageSummary): string | null {
  if (routedBy === null || routedBy === undefined) return null
  const { rule, detail } = routedBy
  return `${RULES[rule] ?? rule}${detail === '' ? '' : ` ${detail}`}`
}

async function sessionsOf(
  client: SandpostClient,
  inbox: string,
  since: Date,
): Promise<readonly SessionSeen[]> {
  const [failed, own] = await Promise.all([
    client.sessions({ state: 'failed', limit: 20 }),
    client.sessions({ inbox, limit: 1 }),
  ])
  const recent = failed.sessions.filter(
    ({ protocol, startedAt }) =>
      (protocol === 'smtp' || protocol === 'lmtp') && Date.parse(startedAt) >= since.getTime(),
  )
  const chosen = [...recent.slice(0, MOST_SESSIONS), ...own.sessions]
  const once = chosen.filter(({ id }, at) => chosen.findIndex((other) => other.id === id) === at)
  return Promise.all(once.map((session) => seen(client, session)))
}

async function seen(client: SandpostClient, session: SessionSummary): Promise<SessionSeen> {
  const { transcript } = await client.session(session.id)
  return {
    id: session.id,
    state: stateOf(session),
    remote: session.remote === null ? 'a Unix socket' : `${session.remote.address}:${session.remote.port}`,
    lastLines: transcript.slice(-LINES).map(({ from, text }) => `${from}: ${text}`),
  }
}

function stateOf({ failure, ending, endedAt, login }: SessionSummary): string {
  const who = login === null ? '' : ` (logged in as ${login})`
  if (failure !== null) return `failed: ${failure}${ending === null ? '' : `, ${ending}`}${who}`
  return `${endedAt === null ? 'still open' : `ended: ${ending ?? 'as it should'}`}${who}`
}
