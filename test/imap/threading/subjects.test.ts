import { describe, expect, it } from 'vitest'
import { formatThreads } from '../../../src/imap/format/threads.ts'
import { threadsBySubject } from '../../../src/imap/threading/subjects.ts'

/** Subjects with the dates of their messages, in the order of the mailbox. */
const threaded = (...messages: readonly (readonly [string, number])[]): string =>
  formatThreads(
    threadsBySubject(
      messages.map(([subject, date], at) => ({ name: at + 1, subject, date, isReply: false })),
    ),
  )

describe('THREAD=ORDEREDSUBJECT (RFC 5256 §3)', () => {
  it('has the first of each subject, and all others as its answers', () => {
    const messages = [
      ['A', 3],
      ['B', 1],
      ['A', 2],
      ['A', 4],
      ['C', 9],
      ['B', 5],
    ] as const
    expect(threaded(...messages)).toBe('(2 6)(3 (1)(4))(5)')
  })

  it('has those of one date in the order of their numbers', () => {
    expect(threaded(['A', 1], ['B', 1], ['B', 1], ['A', 1], ['B', 0])).toBe('(5 (2)(3))(1 4)')
  })

  it('takes messages without a subject for one thread', () => {
    expect(threaded(['', 1], ['', 2])).toBe('(1 2)')
    expect(threaded()).toBe('')
  })
})
