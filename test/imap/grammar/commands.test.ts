import { describe, expect, it } from 'vitest'
import { SIZES } from '../collector.ts'
import { meaningOf, REV1, REV2, UTF8 } from './readers.ts'
import { VALID } from './tables/valid.ts'

describe.each(Object.entries(VALID))('the commands %s', (_name, rows) => {
  it.each(rows.map(([said, means]) => [printed(said), said, means]))(
    '%s means the same in chunks of any size',
    (_printed, said, means) => {
      for (const size of SIZES) expect(meaningOf(said, REV1, size)).toEqual(means)
    },
  )
})

/** `undefined`: refused. */
const NAMES: readonly (readonly [said: string, rev1: string | undefined, utf8: string | undefined])[] = [
  ['&ZeVnLIqe-', '日本語', '&ZeVnLIqe-'],
  ['A&-B', 'A&B', 'A&-B'],
  ['A&B', undefined, 'A&B'],
  ['"caf\xc3\xa9"', 'café', 'café'],
  ['"cafe\xcc\x81"', 'café', 'café'],
  ['{5}\r\ncaf\xc3\xa9', 'café', 'café'],
  ['{4}\r\ncaf\xe9', undefined, undefined],
  ['{2}\r\na\x07', undefined, undefined],
  ['"\xe2\x80\xa8"', undefined, undefined],
  ['"\xc2\x85"', undefined, undefined],
  // Looks like INBOX to a careless toUpperCase.
  ['"\xc4\xb1nbox"', 'ınbox', 'ınbox'],
]

describe('the name of a mailbox', () => {
  it.each(NAMES.map(([said, rev1, utf8]) => ({ said, rev1, utf8 })))(
    '$said is $rev1 in rev1, and $utf8 in rev2 and after UTF8=ACCEPT',
    ({ said, rev1, utf8 }) => {
      expect(nameIn(said, REV1)).toBe(rev1)
      expect(nameIn(said, REV2)).toBe(utf8)
      expect(nameIn(said, UTF8)).toBe(utf8)
    },
  )
})

describe('CHARSET', () => {
  it('may be named after ENABLE IMAP4rev2, and not after ENABLE UTF8=ACCEPT (RFC 6855 §3)', () => {
    expect(meaningOf('SEARCH CHARSET UTF-8 ALL', REV2)).toMatchObject({ program: { key: 'all' } })
    expect(meaningOf('SEARCH CHARSET UTF-8 ALL', UTF8)).toMatchObject({ code: 'CLIENTBUG' })
  })
})

function nameIn(said: string, dialect: typeof REV1): string | undefined {
  const meaning = meaningOf(`SUBSCRIBE ${said}`, dialect)
  if (typeof meaning === 'string') return meaning
  expect(meaning).toMatchObject({ code: 'CANNOT', answer: 'NO' })
  return undefined
}

function printed(said: string): string {
  return JSON.stringify(said).slice(1, -1)
}
