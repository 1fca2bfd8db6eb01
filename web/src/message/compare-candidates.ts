import type { MessageSummary } from '../api/types.ts'

/** Most messages to choose from. */
const MOST = 50

/** What a message may be compared with: the others, those of its subject first, else as they stand (the latest first). */
export function candidatesFor(
  { id, subject }: Pick<MessageSummary, 'id' | 'subject'>,
  messages: readonly MessageSummary[],
): readonly MessageSummary[] {
  const others = messages.filter((other) => other.id !== id)
  const same = others.filter((other) => baseOf(other.subject) === baseOf(subject))
  const different = others.filter((other) => baseOf(other.subject) !== baseOf(subject))
  return [...same, ...different].slice(0, MOST)
}

/** A subject without `Re:` and `Fwd:` and with any number the same: order 17 and order 18 are one template's mail. */
function baseOf(subject: string): string {
  return subject
    .toLowerCase()
    .replace(/^(?:\s*(?:re|fwd?|aw|wg)\s*:)+/, '')
    .replace(/\d+/g, '0')
    .trim()
}
