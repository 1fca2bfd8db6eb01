import { describe, expect, it } from 'vitest'
import { FetchResponse } from '../../../src/imap/fetch/response.ts'
import type { Output } from '../../../src/imap/output.ts'

async function* pieces(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) {
    if (text === 'fail') throw new Error('failed')
    yield Buffer.from(text, 'latin1')
  }
}

function written() {
  const sent: string[] = []
  const noted: string[] = []
  const out: Pick<Output, 'octets' | 'note' | 'ready'> = {
    octets: (octets) =>
      void sent.push(typeof octets === 'string' ? octets : Buffer.from(octets).toString('latin1')),
    note: (line) => void noted.push(line),
    ready: async () => undefined,
  }
  return { response: new FetchResponse(out as Output, 3), sent, noted }
}

describe('a FETCH response that is written in pieces', () => {
  it('pitfall 8: has one space between its items and none at the end', async () => {
    const { response, sent, noted } = written()
    response.add('UID 7')
    await response.addOctets('BODY[]', { length: 5, binary: false, chunks: pieces('ab', 'cde') })
    response.add('FLAGS ()')
    response.end()
    expect(sent.join('')).toBe('* 3 FETCH (UID 7 BODY[] {5}\r\nabcde FLAGS ())\r\n')
    expect(noted).toEqual(['3 FETCH (UID 7 BODY[] <5 octets> FLAGS ())'])
  })

  it('tells no octets as "", and those that may hold NUL in a literal8', async () => {
    const { response, sent } = written()
    await response.addOctets('BODY[TEXT]', { length: 0, binary: false, chunks: pieces() })
    await response.addOctets('BINARY[1]', { length: 2, binary: true, chunks: pieces('a\0') })
    response.end()
    expect(sent.join('')).toBe('* 3 FETCH (BODY[TEXT] "" BINARY[1] ~{2}\r\na\0)\r\n')
  })

  it('is not begun when the octets cannot be had, and nothing is said of nothing', async () => {
    const { response, sent } = written()
    response.add('UID 7')
    const value = { length: 2, binary: false, chunks: pieces('fail') }
    await expect(response.addOctets('BODY[]', value)).rejects.toThrow('failed')
    expect([response.sent, sent]).toEqual([false, []])
    const { response: empty, sent: nothing } = written()
    empty.end()
    expect(nothing).toEqual([])
  })

  it.each([
    ['fail', ['ab', 'fail']],
    ['are too few', ['ab']],
    ['are too many', ['ab', 'cdefg']],
  ])('knows that it was begun when its octets %s', async (_, texts) => {
    const { response } = written()
    const value = { length: 5, binary: false, chunks: pieces(...texts) }
    await expect(response.addOctets('BODY[]', value)).rejects.toThrow()
    expect(response.sent).toBe(true)
  })
})
