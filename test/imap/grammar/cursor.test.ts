import { describe, expect, it } from 'vitest'
import { Cursor } from '../../../src/imap/grammar/cursor.ts'
import type { Fragment } from '../../../src/imap/grammar/fragment.ts'
import { REV1 } from './readers.ts'

const LITERAL = { literal: Buffer.from('xy'), binary: false }

function text(octets: string): Fragment {
  return { text: Buffer.from(octets) }
}

describe('the cursor', () => {
  it('goes over text and literals in their order, and counts octets', () => {
    const cursor = new Cursor([text('a '), LITERAL, text(''), { streamed: 9, binary: true }, text(')')], REV1)
    expect(cursor.peek()).toBe(0x61)
    cursor.skip(2)
    expect([cursor.peek(), cursor.literal, cursor.position]).toEqual([undefined, LITERAL, 2])
    cursor.skipLiteral()
    expect(cursor.literal).toEqual({ streamed: 9, binary: true })
    cursor.skipLiteral()
    expect([cursor.position, cursor.done]).toEqual([13, false])
    cursor.expect(0x29)
    expect([cursor.position, cursor.done, cursor.peek()]).toEqual([14, true, undefined])
    cursor.end()
  })

  it('is at its end at once when there is nothing', () => {
    for (const fragments of [[], [text('')], [text(''), text('')]])
      expect(new Cursor(fragments, REV1).done).toBe(true)
  })

  it('says what it expected, and where', () => {
    const cursor = new Cursor([text('ab')], REV1)
    cursor.skip()
    expect(() => cursor.space()).toThrow('Expected a space at octet 1')
    expect(() => cursor.end()).toThrow('Expected the end of the command at octet 1')
  })
})
