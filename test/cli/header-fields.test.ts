import { describe, expect, it } from 'vitest'
import { addressesIn, headerFields } from '../../src/cli/header-fields.ts'

const names = (text: string) => headerFields(Buffer.from(text)).map(({ name, value }) => [name, value])

describe('header fields', () => {
  it.each([
    ['', []],
    ['\r\nbody: x', []],
    [
      'A: 1\r\nB:2\r\n\r\nC: 3',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    [
      'A: 1\n two\n\tthree\nB: x',
      [
        ['a', '1 two\tthree'],
        ['b', 'x'],
      ],
    ],
    ['A : 1\nno field here\nB: 2', [['a', '1']]],
    ['Ä: 1\n', []],
    ['A:', [['a', '']]],
  ])('%j', (text, fields) => {
    expect(names(text)).toEqual(fields)
  })

  it('addresses come from every field of the name, groups opened', () => {
    const fields = headerFields(
      Buffer.from('To: Ann <a@x.test>\nTo: g: b@x.test, c@x.test;\nCc: d@x.test\nTo: ,\n'),
    )
    expect(addressesIn(fields, 'to')).toEqual(['a@x.test', 'b@x.test', 'c@x.test'])
  })
})
