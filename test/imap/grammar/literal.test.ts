import { describe, expect, it } from 'vitest'
import { literalAt } from '../../../src/imap/grammar/literal.ts'

const ANNOUNCED: readonly (readonly [
  line: string,
  length: number,
  sync: boolean,
  binary: boolean,
  end: number,
])[] = [
  ['a LOGIN {5}', 5, true, false, 8],
  ['a LOGIN {5+}', 5, false, false, 8],
  ['a APPEND b ~{5}', 5, true, true, 11],
  ['a APPEND b UTF8 (~{5+}', 5, false, true, 17],
  ['({0}', 0, true, false, 1],
  [' {007}', 7, true, false, 1],
  [` {${'0'.repeat(1_000)}7}`, 7, true, false, 1],
  ['x{2147483648+}', 2147483648, false, false, 1],
  [' {9223372036854775807}', 2 ** 63, true, false, 1],
  ['{3+}', 3, false, false, 0],
  ['{1}{2+}', 2, false, false, 3],
  ['~~{2+}', 2, false, true, 1],
]

const NONE = [
  '',
  '}',
  // I02: nothing that a client should wait for
  'a{3}',
  '{3}',
  '~{3}',
  '"{3}',
  'a LOGIN b~~{3}',
  '{}',
  '{+}',
  '{-1}',
  '{5',
  '{5} ',
  '{5}"',
  '5}',
  '+}',
  '{ 5}',
  '{5 }',
  '{0x5}',
  '{5++}',
  '{5-}',
  '{+5}',
  '~5}',
  '{99999999999999999999}',
  '{9223372036854775808}',
  '{9223372036854775808+}',
  ' {\u0665}',
]

describe('literalAt', () => {
  it.each(ANNOUNCED.map((row) => [row[0].slice(0, 40), ...row] as const))(
    '%s announces octets',
    (_name, line, length, sync, binary, end) => {
      expect(literalAt(Buffer.from(line))).toEqual({ length, sync, binary, end })
    },
  )

  it.each(NONE)('I05 %s announces nothing', (line) => {
    expect(literalAt(Buffer.from(line))).toBeUndefined()
  })
})
