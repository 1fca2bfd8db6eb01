import { describe, expect, it } from 'vitest'
import { messagesOf, type Pages, withFlags, withNewer, without } from '../../../web/src/api/pages.ts'
import type { MessageSummary } from '../../../web/src/api/types.ts'

function message(seq: number, seen = false): MessageSummary {
  const people = { from: [], to: [], subject: `Number ${seq}`, receivedAt: '2026-01-31T12:00:00.000Z' }
  const rest = { size: 1, flagged: false, tags: [], attachments: 0, preview: '', routedBy: null }
  return { id: `id${seq}`, seq, inbox: 'shop', seen, ...people, ...rest }
}

const pages: Pages = {
  pageParams: [null, 3],
  pages: [
    { messages: [message(4), message(3)], cursor: 4, total: 4, next: 3 },
    { messages: [message(2), message(1)], cursor: 4, total: 4, next: null },
  ],
}
const ids = (list: Pages) => messagesOf(list).map(({ id }) => id)

describe('a list in the cache', () => {
  it('takes newer messages on top, each once, with the new total and cursor', () => {
    const after = withNewer(pages, { messages: [message(6), message(5), message(4)], cursor: 9, total: 6 })
    expect(ids(after)).toEqual(['id6', 'id5', 'id4', 'id3', 'id2', 'id1'])
    expect(after.pages[0]).toMatchObject({ cursor: 9, total: 6, next: 3 })
  })

  it('changes the flags of the messages named, and leaves the other rows the same objects', () => {
    const after = withFlags(pages, new Map([['id2', { id: 'id2', seen: true, flagged: true, tags: ['x'] }]]))
    expect(messagesOf(after)[2]).toMatchObject({ id: 'id2', seen: true, flagged: true, tags: ['x'] })
    expect(messagesOf(after)[0]).toBe(messagesOf(pages)[0])
  })

  it('loses removed messages and counts them off', () => {
    const after = without(pages, new Set(['id4', 'id1', 'elsewhere']))
    expect(ids(after)).toEqual(['id3', 'id2'])
    expect(after.pages[0]?.total).toBe(2)
  })

  it('goes on reading where it stopped, whatever was removed since', () => {
    expect(without(pages, new Set(['id3'])).pages[0]?.next).toBe(3)
  })
})
