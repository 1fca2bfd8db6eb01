import { correspondents } from '../contract/correspondents.ts'
import type { ExpectResult } from '../contract/expect.ts'
import type { MessageSummary } from '../contract/summary.ts'

export interface Differing {
  readonly results: readonly ExpectResult[]
  readonly unexpected: readonly MessageSummary[]
  readonly troubles: readonly string[]
}

/** What differs from what was expected, for people: a line for each, with what came instead below it. */
export function diffOf({ results, unexpected, troubles }: Differing): string {
  return [
    ...results.filter(({ pass }) => !pass).flatMap(resultLines),
    ...(unexpected.length === 0 ? [] : ['Came, and nobody expected it:', ...unexpected.map(messageLine)]),
    ...troubles,
  ].join('\n')
}

function resultLines({ name, wanted, got, messages, nearMisses }: ExpectResult): string[] {
  return [
    `${name}: wanted ${wanted}, got ${got}`,
    ...messages.map(messageLine),
    ...nearMisses.map(
      ({ seq, subject, why }) => `  near: ${seq} ${JSON.stringify(subject)}: ${why.join('; ')}`,
    ),
  ]
}

function messageLine(message: MessageSummary): string {
  return `  ${message.seq} ${JSON.stringify(message.subject)}${correspondents(message)}`
}
