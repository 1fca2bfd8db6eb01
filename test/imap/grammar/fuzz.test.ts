import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { literalAwaited } from '../../../src/imap/grammar/append.ts'
import type { Fragment } from '../../../src/imap/grammar/fragment.ts'
import { GrammarError } from '../../../src/imap/grammar/grammar-error.ts'
import { collect } from '../collector.ts'
import { meaningOf, REV1, REV2, readCommand, UTF8 } from './readers.ts'
import { MALFORMED } from './tables/malformed.ts'
import { VALID } from './tables/valid.ts'

const SEED = 9051
const RUNS = 2_000

const SEEDS = [
  ...Object.values(VALID).flatMap((rows) => rows.map(([said]) => said)),
  ...Object.values(MALFORMED).flatMap((rows) => rows.map((row) => (typeof row === 'string' ? row : row[0]))),
].filter((said) => said.length < 500)

/** Pieces that mean something to the grammar. */
const SHARDS = [
  ' ',
  '  ',
  '(',
  ')',
  '"',
  '\\',
  '[',
  ']',
  '<',
  '>',
  '.',
  ':',
  ',',
  '*',
  '%',
  '$',
  '-',
  '+',
  '&',
  '~',
  '{1}\r\na',
  '{0+}\r\n',
  '~{2}\r\n\0b',
  '{5',
  '}',
  '\0',
  '\r',
  '\n',
  '\xff',
  '\xc3\xa9',
  '0',
  '4294967296',
  'NIL',
  'NOT ',
  'OR ',
  'UID ',
  'RETURN (',
  'BODY[1.',
  '\\Seen',
  '__proto__',
]

const dialect = fc.constantFrom(REV1, REV2, UTF8)

/** A command with a few pieces of it taken out, put in or replaced. */
const mutated = fc
  .tuple(
    fc.constantFrom(...SEEDS),
    fc.array(
      fc.record({
        at: fc.nat(),
        out: fc.nat(6),
        piece: fc.oneof(
          fc.constantFrom(...SHARDS),
          fc.nat(255).map((octet) => String.fromCharCode(octet)),
          fc.tuple(fc.constantFrom(...SEEDS), fc.nat(), fc.nat(20)).map(([from, at, length]) => {
            const start = at % (from.length + 1)
            return from.slice(start, start + length)
          }),
        ),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([said, edits]) => edits.reduce(edited, said))

function edited(said: string, { at, out, piece }: { at: number; out: number; piece: string }): string {
  const start = at % (said.length + 1)
  return said.slice(0, start) + piece + said.slice(start + out)
}

/** Whatever literals are announced, their octets come. */
function whole(said: string): string {
  return `${said}\r\n${'x'.repeat(40)}\r\n\r\n`
}

describe('I27: any octets at all', () => {
  it('mean something or are a GrammarError, the same in any chunks', () => {
    fc.assert(
      fc.property(mutated, dialect, fc.constantFrom(1, 3, 512), (said, spoken, size) => {
        const octets = Buffer.from(`a1 ${whole(said)}`, 'latin1')
        const commands = collect(octets, size)
        expect(commands).toEqual(collect(octets, octets.length))
        for (const fragments of commands) mean(fragments, spoken)
      }),
      { seed: SEED, numRuns: RUNS },
    )
  })

  it('in fragments that no collector makes are read or refused too', () => {
    const piece = fc.constantFrom(...SEEDS, ...SHARDS).map((said) => Buffer.from(said, 'latin1'))
    const fragment: fc.Arbitrary<Fragment> = fc.oneof(
      piece.map((text) => ({ text })),
      fc.record({ literal: piece, binary: fc.boolean() }),
      fc.record({ streamed: fc.nat(), binary: fc.boolean() }),
    )
    fc.assert(
      fc.property(piece, fc.array(fragment, { maxLength: 6 }), dialect, (first, others, spoken) => {
        const fragments = [{ text: Buffer.concat([Buffer.from('a1 '), first]) }, ...others]
        mean(fragments, spoken)
        literalAwaited(fragments, spoken, true)
      }),
      { seed: SEED, numRuns: RUNS },
    )
  })

  it('behind the name of any command are read or refused', () => {
    const names = [...new Set(SEEDS.map((said) => /^(UID )?[A-Z]+/.exec(said)?.[0] ?? 'NOOP'))]
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.array(fc.constantFrom(...SHARDS), { maxLength: 20 }),
        (name, shards) => {
          const said = `${name} ${shards.join('')}`
          const [fragments] = collect(Buffer.from(`a1 ${whole(said)}`, 'latin1'), 512)
          if (fragments !== undefined) mean(fragments, REV1)
        },
      ),
      { seed: SEED, numRuns: RUNS },
    )
  })
})

it('the seeds reach both ends: some mean something and some do not', () => {
  const refused = SEEDS.filter((said) => meaningOf(said) instanceof GrammarError)
  expect(refused.length).toBeGreaterThan(100)
  expect(SEEDS.length - refused.length).toBeGreaterThan(100)
})

function mean(fragments: readonly Fragment[], spoken: typeof REV1): void {
  try {
    readCommand(fragments, spoken)
  } catch (error) {
    expect(error).toBeInstanceOf(GrammarError)
    expect((error as GrammarError).message).toMatch(/^[\x20-\x7e]+$/)
  }
}
