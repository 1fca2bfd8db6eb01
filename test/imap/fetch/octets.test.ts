import { describe, expect, it } from 'vitest'
import { clipped, inMemory, slice } from '../../../src/imap/fetch/octets.ts'

async function* pieces(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text)
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  expect(all.every((chunk) => chunk.length > 0)).toBe(true)
  return Buffer.concat(all).toString()
}

describe('a partial (RFC 9051 §6.4.5)', () => {
  it.each([
    [undefined, { start: 0, end: 10 }],
    [
      { offset: 0, length: 4 },
      { start: 0, end: 4 },
    ],
    [
      { offset: 8, length: 99_999_999_999 },
      { start: 8, end: 10 },
    ],
    [
      { offset: 10, length: 1 },
      { start: 10, end: 10 },
    ],
    [
      { offset: Number.MAX_SAFE_INTEGER, length: Number.MAX_SAFE_INTEGER },
      { start: 10, end: 10 },
    ],
  ])('I19: %o of ten octets is %o', (partial, range) => {
    expect(clipped(partial, 10)).toEqual(range)
  })
})

describe('octets that come in pieces', () => {
  it.each([
    [0, 9, 'abcdefghi'],
    [0, 3, 'abc'],
    [2, 7, 'cdefg'],
    [4, 5, 'e'],
    [5, 5, ''],
    [8, 20, 'i'],
    [20, 30, ''],
  ])('from %i up to %i are %s', async (start, end, expected) => {
    expect(await textOf(slice(pieces('abc', 'def', 'ghi'), start, end))).toBe(expected)
    if (end <= 9) expect(await textOf(inMemory(Buffer.from('abcdefghi')).read(start, end))).toBe(expected)
  })

  it('are not read beyond what is wanted', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('abc')
      throw new Error('read on')
    }
    expect(await textOf(slice(failing(), 1, 3))).toBe('bc')
  })
})
