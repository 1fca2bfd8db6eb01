import type { Thread } from '../format/threads.ts'
import { bySentDate, type Threaded } from './threaded.ts'

/**
 * THREAD=ORDEREDSUBJECT (RFC 5256 §3): a thread is all messages of one base subject. They answer the first of them that
 * was sent.
 */
export function threadsBySubject(messages: readonly Threaded[]): Thread[] {
  const subjects = new Map<string, [Threaded, ...Threaded[]]>()
  for (const message of messages) {
    const others = subjects.get(message.subject)
    if (others === undefined) subjects.set(message.subject, [message])
    else others.push(message)
  }
  const groups = [...subjects.values()].map((group) => group.sort(bySentDate))
  return groups
    .sort(([one], [other]) => bySentDate(one, other))
    .map(([{ name }, ...others]) => ({
      number: name,
      answers: others.map((answer) => ({ number: answer.name, answers: [] })),
    }))
}
