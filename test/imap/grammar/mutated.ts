import fc from 'fast-check'
import { MALFORMED } from './tables/malformed.ts'
import { VALID } from './tables/valid.ts'

/** Commands without their tags, good and bad. */
export const SEEDS = [
  ...Object.values(VALID).flatMap((rows) => rows.map(([said]) => said)),
  ...Object.values(MALFORMED).flatMap((rows) => rows.map((row) => (typeof row === 'string' ? row : row[0]))),
].filter((said) => said.length < 500)

/** Pieces that mean something to the grammar. */
export const SHARDS = [
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

/** One of these with a few pieces of it taken out, put in or replaced. */
export function mutated(seeds: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.constantFrom(...SHARDS),
    fc.nat(255).map((octet) => String.fromCharCode(octet)),
    fc.tuple(fc.constantFrom(...seeds), fc.nat(), fc.nat(20)).map(([from, at, length]) => {
      const start = at % (from.length + 1)
      return from.slice(start, start + length)
    }),
  )
  const edit = fc.record({ at: fc.nat(), out: fc.nat(6), piece })
  return fc
    .tuple(fc.constantFrom(...seeds), fc.array(edit, { minLength: 1, maxLength: 4 }))
    .map(([said, edits]) => edits.reduce(edited, said))
}

function edited(said: string, { at, out, piece }: { at: number; out: number; piece: string }): string {
  const start = at % (said.length + 1)
  return said.slice(0, start) + piece + said.slice(start + out)
}
