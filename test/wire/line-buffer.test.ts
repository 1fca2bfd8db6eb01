import { describe, expect, it } from 'vitest'
import { atMost, type Line, LineBuffer, type LineLimit } from '../../src/wire/line-buffer.ts'

/** What the buffer makes of the octets, given in pieces of this size. */
function linesOf(text: string, { size = text.length, limit = 20, drained = 50 } = {}): string[] {
  const buffer = new LineBuffer(drained)
  const octets = Buffer.from(text, 'latin1')
  const found: string[] = []
  const next = () => buffer.next(atMost(limit))
  const read = () => {
    for (let line = next(); line !== undefined && line.kind !== 'end'; line = next()) found.push(named(line))
  }
  for (let at = 0; at < octets.length; at += size) {
    buffer.push(octets.subarray(at, at + size))
    read()
  }
  buffer.end()
  read()
  expect(next()).toEqual({ kind: 'end' })
  return found
}

function named(line: Line): string {
  if (line.kind === 'line') return `${line.octets.toString('latin1')}${line.bareLf ? ' (LF)' : ''}`
  return line.kind === 'too-long' ? `too long${line.endless ? ', endless' : ''}` : 'end'
}

describe('LineBuffer', () => {
  it.each([1, 2, 4, 8, 16, 32, 64, 128, 256, 512])('gives the same lines in pieces of %i octets', (size) => {
    const text = `one\r\n\r\n\ntwo\nth\rree\r\n${'x'.repeat(18)}\r\n${'y'.repeat(19)}\r\n${'z'.repeat(40)}\r\nlast\r\nunfinished`
    expect(linesOf(text, { size })).toEqual([
      'one',
      '',
      ' (LF)',
      'two (LF)',
      'th\rree',
      'x'.repeat(18),
      'too long',
      'too long',
      'last',
    ])
  })

  it('calls a line endless after so many octets, and begins anew behind them', () => {
    expect(linesOf(`${'a'.repeat(51)}b\r\nnext\r\n`, { size: 1 })).toEqual(['too long, endless', 'b', 'next'])
  })

  it.each([1, 3, 7, 64])(
    'lets the beginning of the line decide how long it may be, in pieces of %i',
    (size) => {
      const limit: LineLimit = (octets, start) =>
        octets <= 10 || (octets <= 40 && start().toString().startsWith('AUTH '))
      const buffer = new LineBuffer(100)
      const octets = Buffer.from(
        `AUTH ${'x'.repeat(30)}\r\nNOOP ${'y'.repeat(10)}\r\nAUTH ${'z'.repeat(40)}\r\n`,
      )
      const found: unknown[] = []
      for (let at = 0; at < octets.length; at += size) {
        buffer.push(octets.subarray(at, at + size))
        for (let line = buffer.next(limit); line !== undefined; line = buffer.next(limit))
          found.push(line.kind === 'line' ? line.octets.toString() : line)
      }
      const tooLong = { kind: 'too-long', endless: false }
      expect(found).toEqual([
        `AUTH ${'x'.repeat(30)}`,
        { ...tooLong, tail: Buffer.from(`NOOP ${'y'.repeat(10)}`) },
        { ...tooLong, tail: Buffer.from('z'.repeat(32)) },
      ])
    },
  )

  it('knows what has come and is not read', () => {
    const buffer = new LineBuffer(100)
    buffer.push(Buffer.from('one\r\ntwo\r\nth'))
    expect(buffer.pending).toBe(12)
    buffer.next(atMost(20))
    expect(buffer.pending).toBe(7)
    buffer.next(atMost(20))
    buffer.next(atMost(20))
    expect(buffer.pending).toBe(2)
  })

  it('reads a line of many small pieces without joining them as they come', () => {
    const buffer = new LineBuffer(100)
    for (let piece = 0; piece < 200_000; piece++) {
      buffer.push(Buffer.from('x'))
      expect(buffer.next(atMost(1_000_000))).toBeUndefined()
    }
    buffer.push(Buffer.from('\r\n'))
    const line = buffer.next(atMost(1_000_000))
    expect(line?.kind === 'line' && line.octets.length).toBe(200_000)
  })
})
