import { describe, expect, it } from 'vitest'
import { readHeaderBlock } from '../../src/mail/header-block.ts'
import { unfold } from '../../src/mail/unfold.ts'

function read(text: string) {
  const raw = Buffer.from(text, 'latin1')
  const warnings: string[] = []
  const { fields, range } = readHeaderBlock(
    raw,
    0,
    () => false,
    (warning) => warnings.push(warning),
  )
  return {
    fields: fields.map((field) => [field.name, unfold(raw, field.value)]),
    written: fields.map((field) => raw.toString('latin1', field.range.start, field.range.end)),
    body: raw.toString('latin1', range.end),
    warnings,
  }
}

describe('header blocks (RFC 5322 §2.2)', () => {
  it('end at the first empty line', () => {
    const { fields, body } = read('A: 1\r\nB: 2\r\n\r\nC: 3\r\n')
    expect(fields).toEqual([
      ['A', '1'],
      ['B', '2'],
    ])
    expect(body).toBe('C: 3\r\n')
  })

  it('may end their lines with LF alone', () => {
    const { fields, body } = read('A: 1\nB: 2\n\nbody')
    expect(fields).toEqual([
      ['A', '1'],
      ['B', '2'],
    ])
    expect(body).toBe('body')
  })

  it('unfold a field and keep its range whole', () => {
    const { fields, written } = read('A: one\r\n two\r\n\t three\r\nB:x\r\n\r\n')
    expect(fields).toEqual([
      ['A', 'one two\t three'],
      ['B', 'x'],
    ])
    expect(written[0]).toBe('A: one\r\n two\r\n\t three\r\n')
  })

  it('go on after a line that is no field, and drop what continues it', () => {
    const { fields, warnings } = read('A: 1\r\nno field\r\n more\r\nB: 2\r\n\r\n')
    expect(fields).toEqual([
      ['A', '1'],
      ['B', '2'],
    ])
    expect(warnings).toEqual(['header line without a field name'])
  })

  it.each(['no field\r\nA: 1\r\n\r\n', ' A: 1\r\n\r\n', ': x\r\n\r\n'])(
    'are not there when %j begins',
    (text) => {
      expect(read(text)).toMatchObject({ fields: [], body: text })
    },
  )

  it('do without an empty line, and without the last line end', () => {
    expect(read('A: 1\r\nB: 2')).toMatchObject({
      fields: [
        ['A', '1'],
        ['B', '2'],
      ],
      body: '',
    })
  })

  it('drop CR, LF and NUL of a value, and read UTF-8 or windows-1252', () => {
    expect(read('A: a\rb\0c\r\nB: \xc3\xa9\r\nC: \xe9\r\n\r\n').fields).toEqual([
      ['A', 'abc'],
      ['B', 'é'],
      ['C', 'é'],
    ])
  })
})
