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
