import { describe, expect, it } from 'vitest'
import { undividedMap, unreadMap } from '../../src/domain/plain-map.ts'

describe('the map of a message that could not be taken apart', () => {
  it.each([
    ['', 0, 0],
    ['\n', 1, 0],
    ['\r\n', 2, 0],
    ['A: b', 0, 0],
    ['A: b\r\n', 0, 1],
    ['A: b\r\n\r\n', 8, 0],
    ['A: b\n\nx\n\ny\n', 6, 3],
    ['A: b\r\n\r\nx', 8, 0],
    ['A: b\r\n\rx\n', 0, 2],
  ])('of %j has its header until %d, and %d lines of plain text', (text, headerEnd, lines) => {
    const { structure, warning } = undividedMap(Buffer.from(text), 'why')
    expect(structure).toMatchObject({
      type: 'text',
      subtype: 'plain',
      header: { start: 0, end: headerEnd },
      body: { start: headerEnd, end: text.length },
      lines,
    })
    expect(warning).toBe('why')
  })

  it('covers the octets of a message that nobody could read', () => {
    expect(unreadMap(5, 'why').structure).toMatchObject({
      header: { start: 0, end: 0 },
      body: { start: 0, end: 5 },
    })
  })
})
