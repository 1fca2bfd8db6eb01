import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../../src/mail/limits.ts'
import { readOne, readRow } from '../../support/hostile-mail/reading.ts'

const nameOf = (name: string) => readOne('M10', name).inspection.structure.parameters.name

describe('hostile headers', () => {
  it('M06 of 100,000 fields the first 10,000 are read', () => {
    const { inspection } = readOne('M06')
    expect(inspection.headers).toHaveLength(LIMITS.headerFields)
    expect(inspection.warnings).toContain(`parsing stopped: ${LIMITS.headerFields} header fields`)
    expect(inspection.text).toBe('text')
  })

  it('M07 of a header of 20 MiB the first MiB is read, and the body is still found', () => {
    for (const { inspection } of readRow('M07')) {
      expect(inspection.warnings).toContain(`parsing stopped: header of ${LIMITS.headerBytes} octets`)
      expect(inspection.text).toBe('text')
    }
  })

  it('M08 addresses are read up to 10,000 tokens', () => {
    const { inspection } = readOne('M08')
    expect(inspection.cc.length).toBeGreaterThan(1000)
    expect(inspection.cc.length).toBeLessThan(LIMITS.addressTokens)
    expect(inspection.warnings).toContain(`parsing stopped: ${LIMITS.addressTokens} tokens of addresses`)
  })

  it('M09 parameters are read up to 128', () => {
    const { inspection } = readOne('M09')
    expect(inspection.structure.parameters.name).toBe('a'.repeat(LIMITS.parameters))
    expect(inspection.warnings).toContain(`parsing stopped: ${LIMITS.parameters} parameters`)
  })

  it('M10 one value is picked whatever the order', () => {
    expect(nameOf('a gap between sections')).toBe('one')
    expect(nameOf('a section twice')).toBe('onetwo')
    expect(nameOf('a section of a huge number')).toBeUndefined()
    expect(nameOf('the charset twice')).toBe("autf-8'en'b")
    expect(nameOf('escapes that are none')).toBe('%zz%4')
    expect(nameOf('plain and extended at once')).toBe('extended')
    expect(nameOf('extended and plain at once')).toBe('extended')
    expect(nameOf('names of an object')).toBe('z')
    expect(Object.getPrototypeOf(readOne('M10', 'names of an object').inspection.structure.parameters)).toBe(
      Object.prototype,
    )
  })

  it('M11 long References and many Received fields are read within the limits', () => {
    expect(readOne('M11').inspection.headers).toHaveLength(LIMITS.headerFields)
  })

  it('M12 encoded-words decode to at most 64 KiB', () => {
    const { inspection } = readOne('M12', '100,000 encoded-words')
    expect(inspection.subject.length).toBeLessThanOrEqual(LIMITS.fieldValue)
    expect(inspection.subject.startsWith('wordword')).toBe(true)
    expect(inspection.warnings).toContain(`encoded-words decode to more than ${LIMITS.encodedWords} octets`)
  })

  it('M12 broken encoded-words are read as far as they go', () => {
    expect(readOne('M12', 'an encoded-word without an end').inspection.subject).toBe('=?utf-8?Q?')
    expect(readOne('M12', 'base64 with bad padding').inspection.subject).toBe('hellohi')
    expect(readOne('M12', 'an unknown charset').inspection.subject).toBe('hello')
  })

  it('M12 what is decoded makes no new header and no new address', () => {
    const line = readOne('M12', 'a line end inside')
    expect(line.inspection.subject).toBe('oneBcc: evil@x.test')
    expect(line.inspection.bcc).toEqual([])
    expect(readOne('M12', 'an address inside').inspection.cc).toEqual([
      { name: 'a@x.test, <evil@x.test>', address: 'real@x.test' },
    ])
  })

  it('M13 100,000 addresses on one line are read up to the limit', () => {
    const { inspection } = readOne('M13')
    // Six tokens each; the one that is cut is left out.
    expect(inspection.cc).toHaveLength(Math.floor(LIMITS.addressTokens / 6))
    expect(inspection.cc.every(({ address }) => address === 'a@b.test')).toBe(true)
  })

  it('M14 groups and comments beyond their depth are flagged', () => {
    expect(readOne('M14', '20,000 groups').inspection.warnings).toContain(
      `groups nested deeper than ${LIMITS.addressDepth}`,
    )
    for (const name of ['50,000 comments that are not closed', '50,000 comments that are closed']) {
      expect(readOne('M14', name).inspection.warnings.join()).toMatch(/not closed or too deep/)
    }
    expect(readOne('M14', '50,000 comments that are not closed').inspection.cc).toEqual([
      { name: '', address: 'a@x.test' },
    ])
    expect(readRow('M14')).toHaveLength(4)
  })

  it.each([
    ['a line without a colon', ['header line without a field name']],
    ['NUL in a name', ['NUL octet in message', 'header line without a field name']],
    ['a body only', ['no header block']],
    ['nothing', ['no header block']],
    ['one line end', ['no header block']],
    ['a header after the body began', ['no header block']],
    ['a space before the colon', []],
    ['no empty line', []],
  ])('M26 a message with %s is read or flagged', (name, warnings) => {
    expect(readOne('M26', name).inspection.warnings).toEqual(warnings)
  })

  it('M26 broken headers hide neither those after them nor the body', () => {
    expect(readOne('M26', 'a line without a colon').inspection.headers.at(-1)?.value).toBe('yes')
    expect(readOne('M26', 'a space before the colon').inspection.cc).toEqual([
      { name: '', address: 'c@x.test' },
    ])
    expect(readOne('M26', 'a body only').inspection.text).toMatch(/^Hello/)
    expect(readRow('M26')).toHaveLength(10)
  })

  it('M27 what stands before the header is flagged and passed over', () => {
    const [mbox, marked, spaces] = readRow('M27')
    expect(mbox?.inspection).toMatchObject({
      subject: 'mbox',
      warnings: [expect.stringMatching(/From line/)],
    })
    expect(marked?.inspection).toMatchObject({
      subject: 'marked',
      warnings: [expect.stringMatching(/byte order/)],
    })
    expect(spaces?.inspection.warnings).toContain('no header block')
  })
})
