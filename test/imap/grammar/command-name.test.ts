import { describe, expect, it } from 'vitest'
import { readCommandName, readTag } from '../../../src/imap/grammar/command-name.ts'
import { Cursor } from '../../../src/imap/grammar/cursor.ts'
import { GrammarError } from '../../../src/imap/grammar/grammar-error.ts'
import { REV1 } from './readers.ts'

function cursorOver(line: string): Cursor {
  return new Cursor([{ text: Buffer.from(line, 'latin1') }], REV1)
}

describe('the tag', () => {
  it.each(['a1', 'A.b-C:d', '1', ']', 'x'.repeat(1_000)])('%s is one', (tag) => {
    expect(readTag(cursorOver(`${tag} NOOP`))).toBe(tag)
  })

  it.each([
    '* NOOP',
    '+ NOOP',
    ' NOOP',
    '',
    '"a" NOOP',
    '(a) NOOP',
    '\xe9 NOOP',
    `${'x'.repeat(10_240)} NOOP`,
  ])('I02 no tag begins %s', (line) => {
    expect(() => readTag(cursorOver(line))).toThrow(GrammarError)
  })

  it.each(['a+b NOOP', 'a{3} NOOP', 'a', 'a ', 'a  NOOP', 'a\tNOOP', 'a "NOOP"', 'a UID', 'a UID  FETCH'])(
    'I02 no command follows the tag in %s, which can be answered with it',
    (line) => {
      const cursor = cursorOver(line)
      expect(readTag(cursor)).toBe('a')
      expect(() => readCommandName(cursor)).toThrow(GrammarError)
    },
  )
})

describe('the name of a command', () => {
  it.each([
    ['a noop', { name: 'NOOP', uid: false }],
    ['a uid Fetch 1 x', { name: 'FETCH', uid: true }],
    ['a UID UID', { name: 'UID', uid: true }],
  ])('%s has one', (line, name) => {
    const cursor = cursorOver(line)
    readTag(cursor)
    expect(readCommandName(cursor)).toEqual(name)
  })
})
