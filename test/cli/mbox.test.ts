import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mboxEntry, messagesOfMbox, type Quoting } from '../../src/cli/mbox.ts'

async function* chunksOf(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

async function read(text: string, { quoting = 'mboxrd' as Quoting, chunk = 1024 } = {}): Promise<string[]> {
  const messages: string[] = []
  for await (const message of messagesOfMbox(chunksOf(Buffer.from(text, 'latin1'), chunk), quoting))
    messages.push(message.toString('latin1'))
  return messages
}

const TWO =
  'From a@x.test Sat Nov 21 03:00:00 2026\nA: 1\n\none\nFrom here on\n\nFrom b@x.test Sat Nov 21 03:00:00 2026\nB: 2\n\n\n'

describe('an mbox file', () => {
  it.each([1, 2, 3, 7, 1024])(
    'is split where a From line follows an empty one, in chunks of %i',
    async (chunk) => {
      const messages = ['A: 1\r\n\r\none\r\nFrom here on\r\n', 'B: 2\r\n\r\n']
      expect(await read(TWO, { chunk })).toEqual(messages)
      expect(await read(TWO.replaceAll('\n', '\r\n'), { chunk })).toEqual(messages)
    },
  )

  it('may be empty, end without a line end, and hold an empty message', async () => {
    expect(await read('')).toEqual([])
    expect(await read('From x\nA: 1\n\nend')).toEqual(['A: 1\r\n\r\nend\r\n'])
    expect(await read('From x\n\nFrom y\n\n')).toEqual(['', ''])
  })

  it('has its quoting undone as its kind says', async () => {
    const text = 'From x\n>From a\n>>From b\n>from c\n > From d\n\n'
    expect(await read(text)).toEqual(['From a\r\n>From b\r\n>from c\r\n > From d\r\n'])
    expect(await read(text, { quoting: 'mboxo' })).toEqual(['From a\r\n>>From b\r\n>from c\r\n > From d\r\n'])
  })

  it('is refused when it does not begin with a From line', async () => {
    await expect(read('Subject: x\n\n')).rejects.toThrow('does not begin with a line "From "')
  })

  it('gives back any mail whose lines end in CRLF', async () => {
    const texts = ['', 'From x', '>From y', '>>From z', '\rFrom x', 'a\r>From b', 'Subject: s', '.', 'text é']
    const line = fc.constantFrom(...texts)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(line, { minLength: 1 })), async (mails) => {
        const originals = mails.map((lines) => lines.map((text) => `${text}\r\n`).join(''))
        const entries = originals.map((text) =>
          mboxEntry(Buffer.from(text, 'latin1'), { from: 'a@x.test', date: new Date(0) }).toString('latin1'),
        )
        expect(await read(entries.join(''))).toEqual(originals)
      }),
    )
  })

  it('names sender and time as RFC 4155 does, and never breaks its line', () => {
    const entry = (from: string) =>
      mboxEntry(Buffer.from('x'), { from, date: new Date('2026-11-01T03:04:05Z') })
    expect(entry('a@x.test').toString()).toBe('From a@x.test Sun Nov 01 03:04:05 2026\nx\n\n')
    expect(entry('a b\n@x\x1b').toString()).toMatch(/^From ab@x Sun/)
    expect(entry('').toString()).toMatch(/^From MAILER-DAEMON Sun/)
  })
})
