import { describe, expect, it } from 'vitest'
import { askedOf, entryProblem } from '../../src/imap/metadata.ts'
import { answerLines } from './answer-lines.ts'
import { startImap } from './imap-bench.ts'

const octets = (text: string) => Buffer.from(text)

const KEPT = new Map([
  ['/private/a', octets('1')],
  ['/private/a/b', octets('22')],
  ['/private/a/b/c', octets('333')],
  ['/private/ab', octets('4444')],
])

function asked(entries: readonly string[], options: Parameters<typeof askedOf>[2]) {
  const { values, tooLong } = askedOf(KEPT, entries, options)
  return { entries: [...values.keys()], tooLong }
}

describe('what GETMETADATA asks for', () => {
  it('is each entry that is named, there or not, when there is no depth', () => {
    const { values } = askedOf(KEPT, ['/private/no', '/private/a', '/private/a'], {})
    expect([...values]).toEqual([
      ['/private/no', null],
      ['/private/a', octets('1')],
    ])
  })

  it('goes down a level, or all of them, and no further', () => {
    expect(asked(['/private/a'], { depth: 1 }).entries).toEqual(['/private/a', '/private/a/b'])
    expect(asked(['/private/a'], { depth: 'infinity' }).entries).toEqual([
      '/private/a',
      '/private/a/b',
      '/private/a/b/c',
    ])
    expect(asked(['/private', '/no'], { depth: 1 }).entries).toEqual(['/private/a', '/private/ab'])
  })

  it('leaves out what is too long, and says how long the longest is', () => {
    expect(asked(['/private'], { depth: 'infinity', maxSize: 2 })).toEqual({
      entries: ['/private/a', '/private/a/b'],
      tooLong: 4,
    })
    expect(asked(['/private/ab'], { maxSize: 4 })).toEqual({ entries: ['/private/ab'], tooLong: 0 })
    expect(asked(['/private/ab'], { maxSize: 3 })).toEqual({ entries: [], tooLong: 4 })
  })
})

describe('an entry that a client sets', () => {
  it.each([
    ['/private/comment', undefined, undefined],
    ['/shared/a/b/c', undefined, undefined],
    ['/shared/vendor/x/y', undefined, undefined],
    ['/shared/vendor/x', 'malformed', 'malformed'],
    ['/shared/vendor', 'malformed', 'malformed'],
    ['/comment', 'malformed', 'malformed'],
    ['/private', 'malformed', 'malformed'],
    ['/other/comment', 'malformed', 'malformed'],
    ['/shared/admin', 'read-only', undefined],
    ['/private/specialuse', undefined, 'read-only'],
    ['/shared/vendor/sandpost/quota', 'read-only', undefined],
  ])('%s of an inbox is %s, of a mailbox %s', (entry, ofInbox, ofMailbox) => {
    expect([entryProblem(entry, true), entryProblem(entry, false)]).toEqual([ofInbox, ofMailbox])
  })

  it('is told how large a value may be, and when there are too many; then nothing is set', async () => {
    await using imap = await startImap()
    await using client = await imap.inside()
    const value = `{16385+}\r\n${'x'.repeat(16385)}`
    expect(await answerLines(client, `SETMETADATA INBOX (/shared/a "a" /shared/b ${value})`)).toEqual([
      'NO [METADATA MAXSIZE 16384] The value is too large',
    ])
    const many = Array.from({ length: 101 }, (_, at) => `/shared/${at} "x"`).join(' ')
    expect((await answerLines(client, `SETMETADATA INBOX (${many})`))[0]).toMatch(/^NO \[METADATA TOOMANY\] /)
    expect(await answerLines(client, 'GETMETADATA (DEPTH infinity) INBOX /shared')).toHaveLength(1)
  })
})
