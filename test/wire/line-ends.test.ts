import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LineEnds } from '../../src/wire/line-ends.ts'

it.each([
  ['a\r\nb\r\n', []],
  ['a\nb', ['bare LF']],
  ['a\rb', ['bare CR']],
  ['a\r\r\n', ['bare CR']],
  ['\n\r', ['bare CR', 'bare LF']],
  ['a\r', ['bare CR']],
])('notes what is odd in %j, in chunks of any size', (text, oddities) => {
  for (const size of [1, 2, 3, 512]) {
    const ends = new LineEnds()
    const octets = Buffer.from(text)
    for (let at = 0; at < octets.length; at += size) ends.note(octets.subarray(at, at + size))
    expect(ends.oddities()).toEqual(oddities)
  }
})

it('agrees with looking at each octet, whatever comes', () => {
  const octets = fc.array(fc.constantFrom(0x0d, 0x0a, 0x61), { maxLength: 40 })
  fc.assert(
    fc.property(octets, fc.integer({ min: 1, max: 7 }), (numbers, size) => {
      const ends = new LineEnds()
      const all = Buffer.from(numbers)
      for (let at = 0; at < all.length; at += size) ends.note(all.subarray(at, at + size))
      const text = all.toString('latin1')
      const expected: string[] = []
      if (/\r(?!\n)/.test(text)) expected.push('bare CR')
      if (/(?<!\r)\n/.test(text)) expected.push('bare LF')
      expect(ends.oddities()).toEqual(expected)
    }),
  )
})
