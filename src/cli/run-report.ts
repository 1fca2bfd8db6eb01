import type { SandpostClient } from '../client/client.ts'
import { type MessageSummary, oldestFirst, type Scope } from './oldest-first.ts'

type Checks = Awaited<ReturnType<SandpostClient['checks']>>
type Session = Awaited<ReturnType<SandpostClient['session']>>

/** A message, and what should be mended in it. */
export interface CheckedMessage {
  readonly summary: MessageSummary
  readonly findings: Checks['findings']
}

export interface InboxReport {
  readonly name: string
  readonly messages: readonly CheckedMessage[]
}

/** What a run sent, what should be mended in it, and which connections failed. */
export interface RunReport {
  readonly inboxes: readonly InboxReport[]
  readonly failedSessions: readonly Session[]
}

/** Sessions that are told of, the latest. */
const MOST_SESSIONS = 100

export async function reportOf(client: SandpostClient, scope: Scope): Promise<RunReport> {
  const inboxes = new Map<string, CheckedMessage[]>()
  for await (const summary of oldestFirst(client, scope)) {
    const { findings } = await client.checks(summary.id)
    const messages = inboxes.get(summary.inbox) ?? []
    messages.push({ summary, findings })
    inboxes.set(summary.inbox, messages)
  }
  const { sessions } = await client.sessions({ state: 'failed', limit: MOST_SESSIONS })
  const failed = await Promise.all(sessions.map(({ id }) => client.session(id)))
  return {
    inboxes: [...inboxes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, messages]) => ({ name, messages })),
    failedSessions: failed.filter(({ login }) => scope.inbox === undefined || login === scope.inbox),
  }
}
