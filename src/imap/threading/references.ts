import type { Thread } from '../format/threads.ts'
import { type Container, firstMessage } from './ancestry.ts'
import { gathered } from './gathering.ts'
import { bySentDate } from './threaded.ts'

/**
 * THREAD=REFERENCES (RFC 5256 §3) from step 2 on. Threads may be as deep as there are messages, so nothing recurses.
 * @param roots as `Ancestry` gives them; they are used up
 * @param turn lets others have theirs between the steps
 */
export async function threadsByReferences(
  roots: readonly Container[],
  turn: () => Promise<void>,
): Promise<Thread[]> {
  const pruned = prunedRoots(roots)
  await turn()
  // (4) Of the first children of dummies the subjects are asked next.
  for (const { message, children } of pruned) if (message === null) children.sort(byFirst)
  const threads = gathered(pruned.sort(byFirst))
  await turn()
  // (6) Children before their parents.
  for (const { children } of downwards(threads).reverse()) children.sort(byFirst)
  threads.sort(byFirst)
  await turn()
  return asThreads(threads)
}

/** Step 3: dummies go, and what was below them comes up; a dummy stays at the top above several messages. */
function prunedRoots(roots: readonly Container[]): Container[] {
  for (const container of downwards(roots).reverse()) {
    const kept = container.children.filter(({ message }) => message !== null)
    container.children = container.children
      .filter(({ message }) => message === null)
      .reduce((children, dummy) => merged(children, dummy.children), kept)
  }
  return roots.flatMap((root) => (root.message === null && root.children.length < 2 ? root.children : [root]))
}

/** The shorter list goes into the longer one: many may come up through many dummies. Their order is of no account. */
function merged(one: Container[], other: Container[]): Container[] {
  const [longer, shorter] = one.length < other.length ? [other, one] : [one, other]
  for (const container of shorter) longer.push(container)
  return longer
}

/** All containers, each before what is below it. */
function downwards(roots: readonly Container[]): Container[] {
  const all = [...roots]
  for (const container of all) for (const child of container.children) all.push(child)
  return all
}

/** Dummies stand where their first child would. */
function byFirst(one: Container, other: Container): number {
  const [message, otherMessage] = [firstMessage(one), firstMessage(other)]
  return message === null || otherMessage === null ? 0 : bySentDate(message, otherMessage)
}

function asThreads(roots: readonly Container[]): Thread[] {
  const threads = new Map<Container, Thread>()
  for (const container of downwards(roots).reverse()) {
    const answers = container.children.flatMap((child) => threads.get(child) ?? [])
    threads.set(container, { number: container.message?.name ?? null, answers })
  }
  return roots.flatMap((root) => threads.get(root) ?? [])
}
