import type { SandpostClient } from '../client/client.ts'
import { printable } from '../lib/printable.ts'
import { counted } from './quantities.ts'

/** What a sandbox has seen in the course of a run. */
export interface RunFacts {
  readonly messages: number
  /** Inboxes with mail. */
  readonly inboxes: readonly { readonly name: string; readonly messages: number }[]
  /** Mail that no test asked for: how much, and the first of it. */
  readonly unasked: {
    readonly total: number
    readonly messages: readonly { readonly inbox: string; readonly subject: string }[]
  }
  /** Connections of mail clients that did not go as the client wanted. */
  readonly failures: readonly Failure[]
}

interface Failure {
  readonly protocol: string
  readonly failure: string
  readonly ending: string | null
}

/** Lines for inboxes and for failures at most, each. */
const MOST_LINES = 10

export async function factsOfRun(client: SandpostClient): Promise<RunFacts> {
  const [inboxes, { sessions }, { total, messages }] = await Promise.all([
    client.inboxes(),
    client.sessions({ state: 'failed', limit: 500 }),
    client.unasked(),
  ])
  const used = inboxes.filter(({ messages }) => messages > 0)
  return {
    messages: used.reduce((sum, { messages }) => sum + messages, 0),
    inboxes: used.map(({ name, messages }) => ({ name, messages })),
    unasked: { total, messages: messages.map(({ inbox, subject }) => ({ inbox, subject })) },
    failures: sessions.flatMap(({ protocol, failure, ending }) =>
      failure === null ? [] : [{ protocol, failure, ending }],
    ),
  }
}

/** For people, without a final line end. */
export function summaryOf(
  { messages, inboxes, unasked, failures }: RunFacts,
  { saved, strict }: { readonly saved?: string | undefined; readonly strict: boolean },
): string {
  const lines = [
    `sandpost: captured ${counted(messages, 'message')} in ${counted(inboxes.length, 'inbox', 'inboxes')}`,
  ]
  if (inboxes.length > 1)
    lines.push(...shortened(inboxes.map(({ name, messages: count }) => `  ${count} ${printable(name)}`)))
  if (strict && unasked.total > 0) {
    lines.push(`  ${counted(unasked.total, 'message')} that nobody asked for:`)
    lines.push(
      ...shortened(
        unasked.messages.map(
          ({ inbox, subject }) => `    in ${printable(inbox)}: ${printable(subject) || '(no subject)'}`,
        ),
        unasked.total,
      ),
    )
  }
  if (failures.length > 0) {
    lines.push(`  ${counted(failures.length, 'connection')} failed:`)
    lines.push(
      ...shortened(
        failures.map(({ protocol, failure, ending }) => `    ${protocol}: ${failure}${because(ending)}`),
      ),
    )
  }
  if (saved !== undefined)
    lines.push(`  kept in ${printable(saved)}: sandpost open ${printable(saved)} shows it`)
  return lines.join('\n')
}

function because(ending: string | null): string {
  return ending === null ? '' : ` (${printable(ending)})`
}

/** The first of the lines, and how many of all are not among them. */
function shortened(lines: readonly string[], total = lines.length): readonly string[] {
  const rest = total - MOST_LINES
  return rest <= 0 ? lines : [...lines.slice(0, MOST_LINES), `    and ${rest} more`]
}
