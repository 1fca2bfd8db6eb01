import type { Wire } from './strings.ts'

/** A message and what answers it; without a number, one that is missing from the mailbox (RFC 5256 §4). */
export interface Thread {
  readonly number: number | null
  readonly answers: readonly Thread[]
}

/** thread-data behind `THREAD `: `(2)(3 6 (4 23)(44 7 96))`. Threads may be as long as the mailbox, so nothing recurses. */
export function formatThreads(threads: readonly Thread[]): Wire {
  const pieces: Wire[] = []
  const ahead: (Thread | ')')[] = threads.toReversed()
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (next === ')') pieces.push(')')
    else {
      pieces.push('(')
      const branches = writeLine(next, pieces)
      ahead.push(')')
      for (const branch of branches.toReversed()) ahead.push(branch)
    }
  }
  return pieces.join('')
}

/** A message and its only answer and the only answer to that. @returns the answers where there are several */
function writeLine(from: Thread, pieces: Wire[]): readonly Thread[] {
  const numbers: number[] = []
  let thread = from
  for (;;) {
    if (thread.number !== null) numbers.push(thread.number)
    const [only, ...others] = thread.answers
    if (only === undefined || others.length > 0) break
    thread = only
  }
  pieces.push(numbers.join(' '), numbers.length > 0 && thread.answers.length > 0 ? ' ' : '')
  return thread.answers
}
