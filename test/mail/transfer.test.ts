import { describe, expect, it } from 'vitest'
import { decodeTransfer } from '../../src/mail/transfer.ts'

async function decoded(encoding: string, ...chunks: string[]): Promise<string> {
  const source = async function* () {
    for (const chunk of chunks) yield Buffer.from(chunk)
  }
  const pieces: Uint8Array[] = []
  for await (const piece of decodeTransfer(encoding, source())) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

describe('decodeTransfer', () => {
  it('decodes base64 and quoted-printable as they come', async () => {
    expect(await decoded('base64', 'aGV', 'sbG', '8')).toBe('hello')
    expect(await decoded('quoted-printable', 'caf=', 'C3=A', '9 ')).toBe('café')
  })

  it.each(['7bit', '8bit', 'binary', 'x-uuencode'])('leaves %s as it is', async (encoding) => {
    expect(await decoded(encoding, '=41', ' aGk=')).toBe('=41 aGk=')
  })

  it('yields nothing for nothing', async () => {
    expect(await decoded('base64')).toBe('')
  })
})
