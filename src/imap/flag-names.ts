import { FLAG, isKeyword } from '../domain/flags.ts'
import { GrammarError } from './grammar/grammar-error.ts'

/** The flags that a message can have for good, as they are written (RFC 9051 §2.3.2), and their bits. */
export const SYSTEM_FLAGS: readonly (readonly [name: string, bit: number])[] = [
  ['\\Answered', FLAG.answered],
  ['\\Flagged', FLAG.flagged],
  ['\\Deleted', FLAG.deleted],
  ['\\Seen', FLAG.seen],
  ['\\Draft', FLAG.draft],
]

/** Bits of `FLAG`, and keywords as they are written. */
export interface FlagSet {
  readonly flags: number
  readonly keywords: readonly string[]
}

/** What a message has, by name. Tags that IMAP cannot spell are left out. */
export function flagNames({ flags, keywords }: FlagSet): string[] {
  const names = SYSTEM_FLAGS.filter(([, bit]) => (flags & bit) !== 0).map(([name]) => name)
  for (const keyword of keywords) if (isKeyword(keyword)) names.push(keyword)
  return names
}

/**
 * What a client wants a message to have.
 * @param names as the grammar gives them
 * @throws GrammarError with CANNOT for a flag with `\` that is not ours, or not to be set by anyone
 */
export function flagSet(names: readonly string[]): FlagSet {
  let flags = 0
  const keywords = new Map<string, string>()
  for (const name of names) {
    const system = SYSTEM_FLAGS.find(([known]) => known === name)
    if (system !== undefined) flags |= system[1]
    else if (name === '\\Recent') throw new GrammarError('Nobody can set \\Recent', 'CANNOT')
    else if (name.startsWith('\\')) throw new GrammarError('There is no such system flag', 'CANNOT')
    else if (!keywords.has(name.toLowerCase())) keywords.set(name.toLowerCase(), name)
  }
  return { flags, keywords: [...keywords.values()] }
}
