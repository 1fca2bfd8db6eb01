import { describe, expect, it } from 'vitest'
import type { GrammarCode } from '../../../src/imap/grammar/grammar-error.ts'
import { SIZES } from '../collector.ts'
import { meaningOf, REV1 } from './readers.ts'
import { MALFORMED } from './tables/malformed.ts'
import type { Refused } from './tables/refused.ts'

/** Octets of a client's own in an answer could be taken for ours. */
const PRINTABLE = /^[\x20-\x7e]+$/

describe.each(Object.entries(MALFORMED))('%s', (_name, rows) => {
  it.each(rows.map((row) => [printed(row), row]))('%s is refused in chunks of any size', (_printed, row) => {
    const [said, code] = typeof row === 'string' ? [row, 'CLIENTBUG' satisfies GrammarCode] : row
    for (const size of sizesFor(said)) {
      const refusal = meaningOf(said, REV1, size)
      expect(refusal).toMatchObject({
        name: 'GrammarError',
        code,
        answer: code === 'CLIENTBUG' ? 'BAD' : 'NO',
        message: expect.stringMatching(PRINTABLE),
      })
    }
  })
})

describe('I05 what is no literal', () => {
  it.each(['{-1}', '{99999999999999999999}', '{9223372036854775808}', '{}', '{5', '{+}', '{0x5}', '{ 5}'])(
    '%s at the end of a line announces nothing, and is said to be invalid',
    (announcement) => {
      for (const said of [`LOGIN ${announcement}`, `APPEND a ${announcement}`])
        expect(meaningOf(said)).toMatchObject({ message: expect.stringContaining('Invalid literal') })
    },
  )
})

describe('time to refuse or to read', () => {
  const LONG = 64 * 1024

  it.each([
    ['NOT', `SEARCH ${'NOT '.repeat(LONG / 4)}ALL`],
    ['keys', `SEARCH ${'ALL '.repeat(LONG / 4)}ALL`],
    ['a set', `FETCH ${'1,'.repeat(LONG / 2)}1 UID`],
    ['backslashes', `LOGIN "${'\\\\'.repeat(LONG / 2)}" x`],
    ['shifts', `CREATE ${'&'.repeat(LONG)}`],
    ['a shift without end', `CREATE &${'A'.repeat(LONG)}`],
    ['numbers of a section', `FETCH 1 BODY[${'1.'.repeat(LONG / 2)}1]`],
    ['slashes', `GETMETADATA a ${'/a'.repeat(LONG / 2)}/`],
    ['zeros', `SEARCH LARGER ${'0'.repeat(LONG)}`],
    ['wildcards', `LIST "" ${'%*'.repeat(LONG / 2)}`],
    ['literals', `ID (${'{1+}\r\na '.repeat(1_000)})`],
  ])('a command full of %s takes less than half a second', (_what, said) => {
    const before = performance.now()
    meaningOf(said, REV1, 512)
    expect(performance.now() - before).toBeLessThan(500)
  })
})

/** Long commands in larger chunks only: the collector looks at all it has with each. */
function sizesFor(said: string): readonly number[] {
  return SIZES.filter((size) => said.length / size < 2_000)
}

function printed(row: Refused): string {
  const said = typeof row === 'string' ? row : row[0]
  const text = JSON.stringify(said).slice(1, -1)
  return text.length > 70 ? `${text.slice(0, 50)}… of ${said.length} octets` : text
}
