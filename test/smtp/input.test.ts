import { describe, expect, it } from 'vitest'
import { countedBody } from '../../src/smtp/body.ts'
import { Input } from '../../src/smtp/input.ts'

const SIZES = [1, 2, 3, 5, 8, 13, 21, 34, 55, 512]

interface Heard {
  readonly lines: string[]
  readonly bare: string[]
  readonly tooLong: boolean[]
}

/** Feeds `sent` in chunks of `size`, lines limited to `limit` octets; BODY n begins a body of n octets. */
async function feed(sent: string | Buffer, size: number, limit = 40): Promise<Heard & { left: number }> {
  const heard: Heard = { lines: [], bare: [], tooLong: [] }
  const input: Input = new Input({
    heard: () => undefined,
    line(line, bareLf) {
      const text = line.toString('latin1')
      heard.lines.push(text)
      if (bareLf) heard.bare.push(text)
      const count = /^BODY (\d+)/.exec(text)?.[1]
      if (count !== undefined) input.readBody(countedBody(Number(count), undefined, async () => undefined))
      // Every other line is answered late, as a command that asks the store is.
      if (heard.lines.length % 2 === 0) input.resume()
      else setImmediate(() => input.resume())
    },
    lineTooLong(endless) {
      heard.tooLong.push(endless)
      if (endless) input.isClosed = true
      input.resume()
    },
    lineFits: (octets, start) => octets <= (start().toString('latin1', 0, 5) === 'AUTH ' ? 80 : limit),
    isEndless: (octets) => octets > 100,
  })
  input.open()
  const octets = typeof sent === 'string' ? Buffer.from(sent, 'latin1') : sent
  for (let at = 0; at < octets.length; at += size) {
    await new Promise<void>((resolve) => input.write(octets.subarray(at, at + size), () => resolve()))
  }
  return { ...heard, left: input.pending }
}

describe.each(SIZES)('Input, in chunks of %i', (size) => {
  it('gives line by line, however late each is answered', async () => {
    const { lines, bare } = await feed('EHLO x\r\nNOOP\n\r\nA\rB\r\n', size)
    expect(lines).toEqual(['EHLO x', 'NOOP', '', 'A\rB'])
    expect(bare).toEqual(['NOOP'])
  })

  it('gives the octets after a line to a body, and goes on after it', async () => {
    const { lines } = await feed('BODY 12\r\nNOOP\r\n.\r\n\0\0\0RSET\r\nBODY 1\r\nxQUIT\r\n', size)
    expect(lines).toEqual(['BODY 12', 'RSET', 'BODY 1', 'QUIT'])
  })

  it('S01 drains a line that is too long and understands the next', async () => {
    const { lines, tooLong } = await feed(`${'A'.repeat(41)}\r\nNOOP\r\n`, size)
    expect(tooLong).toEqual([false])
    expect(lines).toEqual(['NOOP'])
  })

  it('takes a line of exactly the limit, its end counted', async () => {
    const { lines, tooLong } = await feed(`${'A'.repeat(38)}\r\n${'B'.repeat(39)}\r\n`, size)
    expect(lines).toEqual(['A'.repeat(38)])
    expect(tooLong).toEqual([false])
  })

  it('S23 has another limit for lines that begin with AUTH', async () => {
    const { lines, tooLong } = await feed(`AUTH ${'A'.repeat(60)}\r\nAUTH ${'A'.repeat(80)}\r\n`, size)
    expect(lines).toEqual([`AUTH ${'A'.repeat(60)}`])
    expect(tooLong).toEqual([false])
  })

  it('S02 gives up on a line that never ends', async () => {
    const { tooLong } = await feed('A'.repeat(700), size)
    expect(tooLong).toEqual([true])
  })
})

describe('Input', () => {
  it('holds what comes before it is opened', () => {
    const input = new Input({
      heard: () => undefined,
      line: () => undefined,
      lineTooLong: () => undefined,
      lineFits: () => true,
      isEndless: () => false,
    })
    input.write('EHLO x\r\n')
    expect(input.early?.toString()).toBe('EHLO x\r\n')
    input.open()
    expect(input.early).toBeUndefined()
  })

  it('lets others have their turn in the middle of a thousand pipelined lines', async () => {
    let turns = 0
    const tick = (): void => {
      turns++
      if (!done) setImmediate(tick)
    }
    let done = false
    setImmediate(tick)
    const { lines } = await feed('NOOP\r\n'.repeat(1000), 6000)
    done = true
    expect(lines).toHaveLength(1000)
    expect(turns).toBeGreaterThan(5)
  })
})
