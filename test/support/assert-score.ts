import { findIn } from '../../src/mail/findings.ts'
import type { Specimen } from './assert-corpus.ts'

/** What was found in some messages, against what is in them. */
export interface Score {
  readonly messages: number
  readonly expected: number
  readonly found: number
  readonly right: number
  /** In words, for whoever mends the rules. */
  readonly mistakes: readonly string[]
}

export type Scores = Readonly<Record<'codes' | 'links', Score>>

export function scoreOf(specimens: readonly Specimen[]): Scores {
  const codes = new Tally(specimens.length)
  const links = new Tally(specimens.length)
  for (const specimen of specimens) {
    const found = findIn(specimen.raw)
    const code = ({ value, written }: Specimen['codes'][number]) => `code ${value} (${written})`
    codes.add(specimen.name, specimen.codes.map(code), found.codes.map(code))
    const link = ({ kind, url }: Specimen['links'][number]) => `${kind} ${url}`
    links.add(specimen.name, specimen.links.map(link), found.links.map(link))
  }
  return { codes: codes.score(), links: links.score() }
}

/** Of what was found, how much is right; of what is there, how much was found. */
export function shares({ expected, found, right }: Score): { precision: number; recall: number } {
  return { precision: found === 0 ? 1 : right / found, recall: expected === 0 ? 1 : right / expected }
}

class Tally {
  readonly #messages: number
  readonly #mistakes: string[] = []
  #expected = 0
  #found = 0
  #right = 0

  constructor(messages: number) {
    this.#messages = messages
  }

  add(name: string, expected: readonly string[], found: readonly string[]): void {
    this.#expected += expected.length
    this.#found += found.length
    for (const each of found) {
      if (expected.includes(each)) this.#right++
      else this.#mistakes.push(`${name}: found ${each}`)
    }
    for (const each of expected) if (!found.includes(each)) this.#mistakes.push(`${name}: missed ${each}`)
  }

  score(): Score {
    return {
      messages: this.#messages,
      expected: this.#expected,
      found: this.#found,
      right: this.#right,
      mistakes: this.#mistakes,
    }
  }
}
