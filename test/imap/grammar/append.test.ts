import { describe, expect, it } from 'vitest'
import { literalAwaited } from '../../../src/imap/grammar/append.ts'
import type { Fragment } from '../../../src/imap/grammar/fragment.ts'
import { literalAt } from '../../../src/imap/grammar/literal.ts'
import { collect } from '../collector.ts'
import { REV1, readCommand } from './readers.ts'

/** The fragments before the literal that the end of `said` announces. */
function fragmentsBefore(said: string): { readonly fragments: Fragment[]; readonly binary: boolean } {
  const announced = said.slice(said.lastIndexOf('\n') + 1)
  const literal = literalAt(Buffer.from(announced))
  if (literal === undefined) throw new Error(`Nothing is announced: ${said}`)
  const earlier = said.slice(0, said.length - (announced.length - literal.end))
  return { fragments: collect(Buffer.from(`${earlier}\r\n`), 512)[0] ?? [], binary: literal.binary }
}

const MESSAGES = [
  'a APPEND b {9}',
  'a append b {9+}',
  'a APPEND b ~{9}',
  'a APPEND {1}\r\nb {9}',
  'a APPEND b (\\Seen) "01-Jan-2026 00:00:00 +0000" {9}',
  'a APPEND b {1}\r\nx (\\Seen) {9}',
  'a APPEND b UTF8 (~{9}',
  'a APPEND b CATENATE (URL x TEXT {9}',
  'a APPEND b CATENATE (TEXT {1}\r\nx TEXT {9}',
  'a UID REPLACE 4 b {9}',
]

const STRINGS = [
  'a APPEND {9}',
  'a APPEND b{9+}',
  'a APPEND b UTF8 ({9}',
  'a APPEND b (\\Seen {9}',
  'a APPEND b CATENATE (URL {9}',
  'a REPLACE {9}',
  'a REPLACE 4 {9}',
  'a LOGIN {9}',
  'a LOGIN b {9}',
  'a {9}',
  '{9+}',
]

/** Wrong before the literal, which is passed over whatever its size. */
const NOTHINGS = [
  'a APPEND b  {9}',
  'a APPEND b x {9}',
  'a APPEND b "99-Foo-9999 99:99:99 +9999" {9}',
  'a APPEND b (\\Seen \\r\\n) ]{9+}',
  'a APPEND b CATENATE (PART {9}',
  'a REPLACE x b {9}',
]

describe('a literal that is announced', () => {
  it.each([
    ...MESSAGES.map((said) => ({ said, what: 'message' })),
    ...STRINGS.map((said) => ({ said, what: 'string' })),
    ...NOTHINGS.map((said) => ({ said, what: 'nothing' })),
  ])('by $said is awaited as $what', ({ said, what }) => {
    const { fragments, binary } = fragmentsBefore(said)
    expect(literalAwaited(fragments, REV1, binary)).toBe(what)
  })
})

describe('a literal that was streamed', () => {
  const streamed = { streamed: 9, binary: false }

  it('is the message, the very fragment', () => {
    const meaning = readCommand([{ text: Buffer.from('a APPEND b ') }, streamed], REV1)
    expect(meaning).toMatchObject({ messages: [{ data: { kind: 'text', literal: streamed } }] })
  })

  it('is no string', () => {
    const fragments = [{ text: Buffer.from('a LOGIN ') }, streamed, { text: Buffer.from(' x') }]
    expect(() => readCommand(fragments, REV1)).toThrow('Expected a user name')
  })
})
