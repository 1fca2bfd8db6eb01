import { type Container, firstMessage } from './ancestry.ts'

/** Puts threads of one subject together (RFC 5256 §3, REFERENCES step 5). @param roots in their order, and used up */
export function gathered(roots: readonly Container[]): Container[] {
  const table = subjectTable(roots)
  const top = new Set(roots)
  for (const current of roots) {
    const subject = subjectOf(current)
    const first = table.get(subject)
    // It may have been put below another meanwhile.
    if (first === undefined || first === current || !top.has(current)) continue
    top.delete(current)
    if (first.message === null) {
      for (const child of current.message === null ? current.children : [current]) first.children.push(child)
    } else if (current.message?.isReply && !first.message.isReply) first.children.push(current)
    else {
      const dummy: Container = { message: null, children: [first, current] }
      top.delete(first)
      top.add(dummy)
      table.set(subject, dummy)
    }
  }
  return [...top]
}

/** Step B: for each subject the thread that the others go to. */
function subjectTable(roots: readonly Container[]): Map<string, Container> {
  const table = new Map<string, Container>()
  for (const current of roots) {
    const subject = subjectOf(current)
    if (subject === '') continue
    const known = table.get(subject)
    const better =
      known === undefined ||
      (known.message !== null &&
        (current.message === null || (known.message.isReply && !current.message.isReply)))
    if (better) table.set(subject, current)
  }
  return table
}

function subjectOf(container: Container): string {
  return firstMessage(container)?.subject ?? ''
}
