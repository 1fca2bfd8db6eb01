import { describe, expect, it } from 'vitest'
import { threadId } from '../../src/imap/object-ids.ts'

describe('the id of a thread (RFC 8474 §5.2)', () => {
  it('is the same for all that go back to one message', () => {
    const first = threadId({ references: [], messageId: 'a@x.test' })
    expect(threadId({ references: ['a@x.test', 'b@x.test'], messageId: 'c@x.test' })).toBe(first)
    expect(threadId({ references: ['b@x.test'], messageId: 'a@x.test' })).not.toBe(first)
  })

  it('is made of what an objectid may hold, whatever the message has, and is no id of a message', () => {
    for (const messageId of ['', '"a b"@x', 'ü\0'])
      expect(threadId({ references: [], messageId })).toMatch(/^T[0-9a-f]{32}$/)
  })

  it('is not there for a message with neither', () => {
    expect(threadId({ references: [], messageId: null })).toBeNull()
  })
})
