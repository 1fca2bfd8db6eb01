import { describe, expect, it } from 'vitest'
import { BLOCK, blocksOf, rangeOfBlock, textOfBlock } from '../../../web/src/api/raw-blocks.ts'

/** Every block's text, each made of nothing but the octets that its range asks for. */
function blocks(octets: Uint8Array): readonly string[] {
  return Array.from({ length: blocksOf(octets.length) }, (_, block) => {
    const { start, end } = rangeOfBlock(block, octets.length)
    return textOfBlock(octets.subarray(start, end), block, octets.length)
  })
}

const octetsOf = (text: string) => new TextEncoder().encode(text)

describe('a raw message in blocks', () => {
  it.each([
    ['nothing', ''],
    ['one line', 'Subject: x\r\n'],
    [
      'lines of a mail',
      'Lines of seventy-six characters, more or less, as mail has them in base64.\r\n'.repeat(3000),
    ],
    ['line ends alone', '\n'.repeat(3 * BLOCK + 1)],
    ['one line without end', 'x'.repeat(3 * BLOCK + 7)],
    ['characters of three octets in one line', '日本'.repeat(BLOCK)],
    ['characters of four octets in one line', `ab${'😀'.repeat(BLOCK)}`],
    ['lines that end exactly with a block', `${'x'.repeat(BLOCK - 1)}\n`.repeat(3)],
    ['lines that are nearly too long', `${'y'.repeat(4095)}\n`.repeat(40)],
  ])('is whole again when they are put together: %s', (_, text) => {
    expect(blocks(octetsOf(text)).join('')).toBe(text)
  })

  it('cuts lines of a mail nowhere', () => {
    const text = 'A line of some mail, which ends here.\r\n'.repeat(5000)
    const [first = '', ...others] = blocks(octetsOf(text))
    expect(others.length).toBeGreaterThan(3)
    expect([first, ...others].filter((each) => !each.endsWith('\r\n'))).toEqual([])
  })

  it('reads no more than a block and what its last line may need', () => {
    const size = 50_000_000
    for (const block of [0, 1, 700, blocksOf(size) - 1]) {
      const { start, end } = rangeOfBlock(block, size)
      expect(end - start).toBeLessThan(BLOCK + 5_000)
      expect(end).toBeLessThanOrEqual(size)
    }
  })

  it('shows octets that are no UTF-8 as such', () => {
    expect(blocks(new Uint8Array([0x61, 0xff, 0x62]))).toEqual(['a\ufffdb'])
  })
})
