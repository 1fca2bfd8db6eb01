import type { MessageSummary } from '../../domain/message.ts'
import { isTrouble } from '../../domain/trouble.ts'
import { LIMITS } from '../../mail/limits.ts'
import type { Standing } from './expectation.ts'
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
 * @param standing of an expectation that has a most, and is met
 * @returns a sentence for each of them
 */
export async function searchedInPart(
  evidence: Evidence,
  { expected: { name, judge }, messages: known }: Standing,
  place: Place,
): Promise<readonly string[]> {
  const others = judge.criteria.filter((criterion) => criterion.name !== 'body')
  if (others.length === judge.criteria.length) return []
  const matching = new Set(known.map(({ id }) => id))
  const { messages } = await new Judge(evidence, others).matching({ ...place, limit: LOOKED_AT })
  const long = messages.filter(({ id, size }) => size >= LIMITS.searchText && !matching.has(id))
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
