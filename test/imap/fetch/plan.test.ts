import { describe, expect, it } from 'vitest'
import { type KnownItem, planOf } from '../../../src/imap/fetch/plan.ts'
import { Cursor } from '../../../src/imap/grammar/cursor.ts'
import { readFetchItems } from '../../../src/imap/grammar/fetch-item.ts'

const items = (said: string) =>
  readFetchItems(new Cursor([{ text: Buffer.from(said) }], { rev2: false, utf8Accept: false }))
const plan = (said: string, implied: readonly KnownItem[] = []) =>
  planOf(items(said), { implied, utf8: false })
const names = (said: string, implied?: readonly KnownItem[]) =>
  plan(said, implied).items.map(({ name }) => name)

describe('what a FETCH has to do', () => {
  it('names each item once, in the order of the client', () => {
    expect(names('(FLAGS UID FLAGS BODY[] BODY.PEEK[] RFC822 BODY[]<0.1> BODY[]<0.2> BODY[]<0.1>)')).toEqual([
      'FLAGS',
      'UID',
      'BODY[]',
      'RFC822',
      'BODY[]<0>',
      'BODY[]<0>',
    ])
    expect(names('(FLAGS UID)', ['UID', 'MODSEQ'])).toEqual(['UID', 'MODSEQ', 'FLAGS'])
    expect(names('FULL')).toEqual(['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE', 'BODY'])
  })

  it('echoes the sections as the client wrote them (pitfalls 16 and 17)', () => {
    const said = '(BODY.PEEK[1.2.HEADER.FIELDS (To cC)]<5.9> BINARY.PEEK[3]<0.1> BINARY.SIZE[3] BODY[2.MIME])'
    expect(names(said)).toEqual([
      'BODY[1.2.HEADER.FIELDS (To cC)]<5>',
      'BINARY[3]<0>',
      'BINARY.SIZE[3]',
      'BODY[2.MIME]',
    ])
  })

  it.each([
    ['BODY[]', true],
    ['BODY[HEADER]', true],
    ['BINARY[1]', true],
    ['RFC822', true],
    ['RFC822.TEXT', true],
    ['BODY.PEEK[]', false],
    ['BINARY.PEEK[1]', false],
    ['BINARY.SIZE[1]', false],
    ['RFC822.HEADER', false],
    ['(RFC822.SIZE ENVELOPE BODY BODYSTRUCTURE PREVIEW)', false],
  ])('knows whether a message is read by it: %s', (said, reads) => {
    expect(plan(said).reads).toBe(reads)
  })

  it.each([
    ['(FLAGS BODY[] RFC822 BINARY[])', []],
    ['(ENVELOPE PREVIEW (LAZY) PREVIEW)', ['envelope', 'preview']],
    ['(THREADID EMAILID)', ['threading']],
    ['(BODY BODYSTRUCTURE BODY[1] BODY[HEADER] BINARY.SIZE[1])', ['structure']],
    ['RFC822.HEADER', ['structure']],
  ])('asks for no more of the map than it needs: %s', (said, fields) => {
    expect(plan(said).fields).toEqual(fields)
  })
})
