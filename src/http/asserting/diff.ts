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

function messageLine({ seq, subject, from, to }: MessageSummary): string {
  const list = (word: string, addresses: MessageSummary['from']) =>
    addresses.length === 0 ? '' : ` ${word} ${addresses.map(({ address }) => address).join(', ')}`
  return `  ${seq} ${JSON.stringify(subject)}${list('from', from)}${list('to', to)}`
}
