import { describe, expect, it } from 'vitest'
import { headerFields } from '../../src/mail/header-fields.ts'

const HEADER = 'Subject: a\r\n folded\r\nTO : one\r\nX: 1\nno field\r\nto: two\r\n\tmore\r\n\r\n'

const some = (header: string, ...names: string[]) =>
  headerFields(Buffer.from(header, 'latin1'), names, false).toString('latin1')
const others = (header: string, ...names: string[]) =>
  headerFields(Buffer.from(header, 'latin1'), names, true).toString('latin1')

describe('17 header fields (RFC 9051 §6.4.5.1)', () => {
  it('are chosen by name in any case, in their order, octets and folding kept', () => {
    expect(some(HEADER, 'To', 'SUBJECT')).toBe(
      'Subject: a\r\n folded\r\nTO : one\r\nto: two\r\n\tmore\r\n\r\n',
    )
  })

  it('are all the others with NOT, and what is no field with them', () => {
    expect(others(HEADER, 'to')).toBe('Subject: a\r\n folded\r\nX: 1\nno field\r\n\r\n')
    expect(others(HEADER)).toBe(HEADER)
  })

  it.each([
    ['no field of that name', HEADER, '\r\n'],
    ['an empty header', '', '\r\n'],
    ['an empty line alone', '\r\n', '\r\n'],
    ['LF line ends', 'X: 1\nTo: a\n\n', 'To: a\n\n'],
    ['no empty line', 'X: 1\r\nTo: a\r\n', 'To: a\r\n\r\n'],
    ['no line end', 'X: 1\r\nTo: a', 'To: a\r\n\r\n'],
    ['a From line', 'From x Mon\r\nTo: a\r\n\r\n', 'To: a\r\n\r\n'],
    ['a byte order mark', '\xef\xbb\xbfTo: a\r\n\r\n', 'To: a\r\n\r\n'],
  ])('end with an empty line: %s', (_, header, fields) => {
    expect(some(header, header === HEADER ? 'nothing' : 'to')).toBe(fields)
  })

  it('with NOT leave the line before the header where it is', () => {
    expect(others('From x Mon\r\nTo: a\r\nX: 1', 'to')).toBe('From x Mon\r\nX: 1\r\n\r\n')
  })

  it('of one name are not those of a longer one', () => {
    expect(some('To: a\r\nTo-Do: b\r\n\r\n', 'To')).toBe('To: a\r\n\r\n')
  })
})
