import { patternOf } from './pattern.ts'
import type { PatternRunner } from './pattern-runner.ts'
import { quoted } from './shown.ts'

/** What a text must be. */
export interface Wanted {
  /** A substring that every value which fits holds, for the store; `null` when none is known. */
  readonly contained: string | null
  /** Whether one of the values is what is wanted; absent when it is enough that it holds `contained`. */
  readonly fits?: (values: readonly string[], patterns: PatternRunner) => Promise<boolean>
  /** `wanted to contain "Reset"`. */
  readonly words: string
}

export interface WantedHow {
  /** The parameter, for what is said of a wrong pattern. */
  readonly field: string
  /** Whether it is the whole of the value. */
  readonly exact: boolean
}

/** `Reset` is a substring, or with `exact` the whole; `~^Reset` is a pattern. @throws HttpError `bad-request` */
export async function wantedOf(given: string, { field, exact }: WantedHow): Promise<Wanted> {
  if (given.startsWith('~')) {
    const pattern = await patternOf(given.slice(1), { field, whole: exact })
    return {
      contained: null,
      fits: (values, patterns) => patterns.anyMatches(pattern, values),
      words: `wanted ${exact ? 'all of it ' : ''}to match ${pattern.source}`,
    }
  }
  if (!exact) return { contained: given, words: `wanted to contain ${quoted(given)}` }
  const isAddress = field === 'from' || field === 'to'
  const sought = isAddress ? withPlainDomain(given.trim()) : given.trim()
  return {
    contained: given.trim(),
    fits: async (values) =>
      values.some((value) => (isAddress ? withPlainDomain(value) : value.trim()) === sought),
    words: `wanted ${quoted(given)} exactly`,
  }
}

/** Domains are the same in any case, local parts are not (RFC 5321 §2.4). */
function withPlainDomain(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 0 ? address : address.slice(0, at) + address.slice(at).toLowerCase()
}
