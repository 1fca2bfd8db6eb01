import { describe, expect, it } from 'vitest'
import { type Entity, readStructure } from '../../src/mail/structure.ts'

const HEADER = 'Content-Type: multipart/mixed; boundary=b\r\n\r\n'

/** The tree as types and bodies. */
function read(text: string): unknown {
  const raw = Buffer.from(text, 'latin1')
  const shown = (entity: Entity): unknown =>
    entity.children.length > 0
      ? [entity.type, ...entity.children.map(shown)]
      : raw.toString('latin1', entity.body.start, entity.body.end)
  return shown(readStructure(raw, 0, () => {}))
}

describe('structure (RFC 2046 §5.1)', () => {
  it.each([
    [
      'the line end before a delimiter is not of the part',
      '--b\r\n\r\none\r\n--b\r\n\r\ntwo\r\n\r\n--b--\r\n',
      ['one', 'two\r\n'],
    ],
    ['lines may end with LF', '--b\n\none\n--b--\n', ['one']],
    [
      'preamble and epilogue are not parts',
      'before\r\n--b\r\n\r\none\r\n--b--\r\nafter\r\n--b\r\nx',
      ['one'],
    ],
    ['white space may follow a boundary', '--b  \t\r\n\r\none\r\n--b-- \r\n', ['one']],
    ['a delimiter is a whole line', '--b\r\n\r\n--bc\r\n--b-\r\nx--b\r\n--b--\r\n', ['--bc\r\n--b-\r\nx--b']],
    ['a part may be empty', '--b\r\n\r\n--b\r\n\r\n\r\n--b--', ['', '']],
    ['a part may have no empty line', '--b\r\nContent-Type: text/x\r\n--b\r\n\r\nx\r\n--b--', ['', 'x']],
    ['a part may begin without headers', '--b\r\nno header here\r\n--b--', ['no header here']],
    ['the last part may be open', '--b\r\n\r\none\r\n', ['one\r\n']],
  ])('%s', (_, body, parts) => {
    expect(read(HEADER + body)).toEqual(['multipart/mixed', ...parts])
  })

  it('a delimiter further out ends what is open inside', () => {
    const inner = 'Content-Type: multipart/alternative; boundary=i\r\n\r\n--i\r\n\r\none\r\n'
    expect(read(`${HEADER}--b\r\n${inner}--b\r\n\r\ntwo\r\n--b--\r\n`)).toEqual([
      'multipart/mixed',
      ['multipart/alternative', 'one'],
      'two',
    ])
  })

  it('a delimiter also ends a message that is embedded', () => {
    const message = 'Content-Type: message/rfc822\r\n\r\nSubject: in\r\n\r\ntext'
    expect(read(`${HEADER}--b\r\n${message}\r\n--b--\r\n`)).toEqual([
      'multipart/mixed',
      ['message/rfc822', 'text'],
    ])
  })

  it('an embedded message that is encoded is not taken apart', () => {
    const message = 'Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\nU3ViamVjdDog'
    expect(read(`${HEADER}--b\r\n${message}\r\n--b--\r\n`)).toEqual(['multipart/mixed', 'U3ViamVjdDog'])
  })

  it('parts of a digest are messages unless they say otherwise', () => {
    const digest = HEADER.replace('mixed', 'digest')
    expect(read(`${digest}--b\r\n\r\nSubject: one\r\n\r\ntext\r\n--b--\r\n`)).toEqual([
      'multipart/digest',
      ['message/rfc822', 'text'],
    ])
  })
})
