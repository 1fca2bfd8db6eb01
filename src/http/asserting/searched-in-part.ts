import type { MessageSummary } from '../../domain/message.ts'
import { isTrouble } from '../../domain/trouble.ts'
import { LIMITS } from '../../mail/limits.ts'
import type { Expected } from './expectation.ts'
import { type Evidence, Judge } from './judge.ts'
import { quoted } from './shown.ts'

/** Messages that may be long, and those of them that are named. */
const LOOKED_AT = 500
const MOST = 5

interface Place {
  readonly inbox: string
  readonly after: number
}

/**
 * Of messages that are longer than is searched nobody knows whether their text has what must not come.
 * @param expected that has a most, and is met
 * @returns a sentence for each of them
 */
export async function searchedInPart(
  evidence: Evidence,
  { name, judge: { criteria } }: Expected,
  place: Place,
): Promise<readonly string[]> {
  const others = criteria.filter((criterion) => criterion.name !== 'body')
  if (others.length === criteria.length) return []
  const { messages } = await new Judge(evidence, others).matching({ ...place, limit: LOOKED_AT })
  const long = messages.filter(({ size }) => size >= LIMITS.searchText)
  const cut: MessageSummary[] = []
  for (const message of long) {
    if (cut.length === MOST) break
    if (await isCut(evidence, message)) cut.push(message)
  }
  return cut.map(
    ({ subject }) =>
      `"${name}" is not known: only the first ${LIMITS.searchText} characters of ${quoted(subject)} are searched.`,
  )
}

async function isCut({ messages }: Evidence, { id }: MessageSummary): Promise<boolean> {
  try {
    return (await messages.get(id)).digest.text.length >= LIMITS.searchText
  } catch (error) {
    if (isTrouble(error, 'no-such-message')) return false
    throw error
  }
}
