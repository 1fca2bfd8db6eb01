import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { literalAwaited } from '../../../src/imap/grammar/append.ts'
import type { Fragment } from '../../../src/imap/grammar/fragment.ts'
import { GrammarError } from '../../../src/imap/grammar/grammar-error.ts'
import { collect } from '../collector.ts'
import { mutated, SEEDS, SHARDS } from './mutated.ts'
import { meaningOf, REV1, REV2, readCommand, UTF8 } from './readers.ts'

const SEED = 9051
const RUNS = 2_000

const dialect = fc.constantFrom(REV1, REV2, UTF8)

/** Whatever literals are announced, their octets come. */
function whole(said: string): string {
  return `${said}\r\n${'x'.repeat(40)}\r\n\r\n`
}

describe('I27: any octets at all', () => {
  it('mean something or are a GrammarError, the same in any chunks', () => {
    fc.assert(
      fc.property(mutated(SEEDS), dialect, fc.constantFrom(1, 3, 512), (said, spoken, size) => {
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
