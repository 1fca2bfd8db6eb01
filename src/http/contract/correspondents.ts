import type { MessageSummary } from './summary.ts'

/** ` from a@x.test to b@x.test, c@x.test`; of whom there is none nothing is said. */
export function correspondents({ from, to }: Pick<MessageSummary, 'from' | 'to'>): string {
  const people = (word: string, addresses: MessageSummary['from']) =>
    addresses.length === 0 ? '' : ` ${word} ${addresses.map(({ address }) => address).join(', ')}`
  return `${people('from', from)}${people('to', to)}`
}
