import { describe, expect, it } from 'vitest'
import { messageMap } from '../../src/mail/message-map.ts'
import { partAt, type Section, sectionRange } from '../../src/mail/sections.ts'

const WHAT = { HEADER: 'header', TEXT: 'text', MIME: 'mime' } as const

/** `3.1.HEADER` as IMAP writes it. */
function section(text: string): Section {
  const words = text.split('.').filter((word) => word !== '')
  const last = WHAT[words.at(-1) as keyof typeof WHAT]
  return { path: (last === undefined ? words : words.slice(0, -1)).map(Number), what: last ?? 'all' }
}

function reader(message: string): (text: string) => string | undefined {
  const raw = Buffer.from(message.replaceAll('\n', '\r\n'))
  const { structure } = messageMap(raw)
  return (text) => {
    const range = sectionRange(structure, section(text))
    return range && raw.toString('latin1', range.start, range.end).replaceAll('\r\n', '\n')
  }
}

/** The example of RFC 9051 §6.4.5.1, shortened. */
const COMPLEX = `Subject: all
Content-Type: multipart/mixed; boundary=a

--a

one
--a
Content-Type: application/octet-stream

two
--a
Content-Type: message/rfc822

Subject: three
Content-Type: multipart/mixed; boundary=b

--b

three one
--b
Content-Type: application/octet-stream

three two
--b--
--a
Content-Type: multipart/mixed; boundary=c

--c
Content-Type: image/gif

four one
--c
Content-Type: message/rfc822

Subject: four two

four two one
--c--
--a--
`

describe('17 sections (RFC 9051 §6.4.5.1)', () => {
  it.each([
    ['HEADER', 'Subject: all\nContent-Type: multipart/mixed; boundary=a\n\n'],
    ['1', 'one'],
    ['1.MIME', '\n'],
    ['2', 'two'],
    ['2.MIME', 'Content-Type: application/octet-stream\n\n'],
    ['3.HEADER', 'Subject: three\nContent-Type: multipart/mixed; boundary=b\n\n'],
    ['3.MIME', 'Content-Type: message/rfc822\n\n'],
    ['3.1', 'three one'],
    ['3.2', 'three two'],
    ['3.2.MIME', 'Content-Type: application/octet-stream\n\n'],
    ['4.1', 'four one'],
    ['4.1.MIME', 'Content-Type: image/gif\n\n'],
    ['4.2', 'Subject: four two\n\nfour two one'],
    ['4.2.HEADER', 'Subject: four two\n\n'],
    ['4.2.TEXT', 'four two one'],
    ['4.2.1', 'four two one'],
  ])('%s is there', (text, octets) => {
    expect(reader(COMPLEX)(text)).toBe(octets)
  })

  it.each([
    ...['0', '5', '999999', '1.1', '3.3', '4.3', '4.2.2', '4.2.1.1', '3.1.1'],
    ...['MIME', '1.HEADER', '1.TEXT', '4.HEADER', '4.TEXT', '4.2.1.HEADER', '9.MIME'],
    Array(10_000).fill('1').join('.'),
  ])('I20 there is no %.20s', (text) => {
    expect(reader(COMPLEX)(text)).toBe(undefined)
  })

  it('the whole is its header and its text', () => {
    const read = reader(COMPLEX)
    expect(read('')).toBe(COMPLEX)
    expect(`${read('HEADER')}${read('TEXT')}`).toBe(COMPLEX)
    expect(`${read('3.HEADER')}${read('3.TEXT')}`).toBe(read('3'))
  })

  it('the body of a message that is no multipart is its part 1, and its header that part’s MIME header', () => {
    const read = reader('Subject: x\n\nbody\n')
    expect([read('1'), read('TEXT'), read('1.MIME')]).toEqual(['body\n', 'body\n', 'Subject: x\n\n'])
    expect([read('2'), read('1.1'), read('1.TEXT')]).toEqual([undefined, undefined, undefined])
  })

  it('a message that is an embedded one has that in its part 1', () => {
    const inner = 'Subject: in\n\nbody\n'
    const read = reader(`Content-Type: message/rfc822\n\n${inner}`)
    expect([read('1'), read('1.HEADER'), read('1.TEXT'), read('1.1')]).toEqual([
      inner,
      'Subject: in\n\n',
      'body\n',
      'body\n',
    ])
    expect([read('1.2'), read('1.1.1'), read('1.1.HEADER')]).toEqual([undefined, undefined, undefined])
  })

  it('a number names a part with all that is known of it', () => {
    const { structure } = messageMap(Buffer.from(COMPLEX))
    expect(partAt(structure, [4, 1])).toMatchObject({ type: 'image', subtype: 'gif' })
    expect(partAt(structure, [])).toBe(undefined)
    expect(partAt(structure, [7])).toBe(undefined)
  })
})
