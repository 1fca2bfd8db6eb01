import type { Mail } from '../mail.ts'
import { snapshotText } from '../snapshot-text.ts'
import { addressMatchers } from './addresses.ts'
import { checkedMatchers } from './checked.ts'
import { contentMatchers } from './content.ts'
import { findingMatchers } from './findings.ts'
import { inboxMatchers } from './inboxes.ts'
import { requireMail } from './requirements.ts'
import type { Verdict } from './verdict.ts'

/** Compares a text with what the runner keeps under a name; throws, or answers, where it differs. */
export type Comparison = (context: unknown, text: string, name: readonly string[]) => Verdict | undefined

/** Every matcher but that of snapshots, for the `expect.extend` of any runner that has Jest's. */
export const mailMatchers = {
  ...addressMatchers,
  ...contentMatchers,
  ...findingMatchers,
  ...checkedMatchers,
  ...inboxMatchers,
}

/** `toMatchMailSnapshot`, which the runner itself compares, so that its snapshots are made and renewed as all others. */
export function snapshotMatcher(compare: Comparison) {
  return {
    toMatchMailSnapshot(this: unknown, mail: Mail, name?: string): Verdict {
      requireMail(mail, 'toMatchMailSnapshot')
      const answer = compare(this, snapshotText(mail), name === undefined ? [] : [name])
      return answer ?? { pass: true, message: () => 'A snapshot can be asserted, not denied.' }
    },
  }
}
