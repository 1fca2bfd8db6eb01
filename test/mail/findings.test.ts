import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findIn } from '../../src/mail/findings.ts'
import { LIMITS } from '../../src/mail/limits.ts'
import { readCorpus } from '../support/assert-corpus.ts'
import { scoreOf, shares } from '../support/assert-score.ts'
import { html, MIB, mail } from '../support/hostile-mail/writing.ts'
import { HOSTILE_MAIL } from '../support/hostile-mail.ts'
import { ROOT } from '../support/sources.ts'

const CORPUS = readCorpus(`${ROOT}/test/fixtures/assert`)

describe('the corpus', () => {
  it('has enough messages, each with a name of its own', () => {
    expect(CORPUS.length).toBeGreaterThanOrEqual(200)
    expect(new Set(CORPUS.map(({ name }) => name)).size).toBe(CORPUS.length)
  })

  it.each([
    ['all', () => true],
    ['held out', ({ heldOut }: { heldOut: boolean }) => heldOut],
  ])('is read right: %s', (_, isWanted) => {
    const { codes, links } = scoreOf(CORPUS.filter(isWanted))
    expect(shares(codes).precision, codes.mistakes.join('\n')).toBeGreaterThanOrEqual(0.98)
    expect(shares(codes).recall, codes.mistakes.join('\n')).toBeGreaterThanOrEqual(0.95)
    expect(shares(links).precision, links.mistakes.join('\n')).toBeGreaterThanOrEqual(0.99)
    expect(shares(links).recall, links.mistakes.join('\n')).toBeGreaterThanOrEqual(0.99)
  })
})

const many = (piece: string, octets: number): string => piece.repeat(Math.ceil(octets / piece.length))

/** Messages that are made to take long where the search is careless. Each is made when its turn comes. */
const HOSTILE: readonly (readonly [string, () => Buffer])[] = [
  ['codes without end', () => mail([], many('your code is 482913\r\n', MIB))],
  ['codes on one line', () => mail([], many('code 482913 ', MIB))],
  ['numbers alone', () => mail([], many('482913\r\n', MIB))],
  ['one number', () => mail([], many('4', MIB))],
  ['capitals', () => mail([], many('AB1-', MIB))],
  ['half addresses', () => mail([], many('a@', MIB))],
  ['one word', () => mail([], many('a', MIB))],
  ['schemes', () => mail([], many('<http://', MIB))],
  ['signs of an address', () => mail([], many('://', MIB))],
  ['brackets in an address', () => mail([], `http://x.test/${many('()[', MIB)}`)],
  ['addresses with brackets', () => mail([], many('http://x.test/((((()))))) ', MIB))],
  ['lines of one letter', () => mail([], many('a\n', MIB))],
  ['one link many times', () => html(many('<a href="https://x.test/verify?t=1">Confirm</a>', 2 * MIB))],
  ['cells of one digit', () => html(many('<td>4</td>', 2 * MIB))],
  ['headings and numbers', () => html(many('<p>your code</p><p>482913</p>', 2 * MIB))],
  ['an address of 2 MB', () => html(`<a href="https://x.test/${many('a', 2 * MIB)}">x</a>`)],
  ['a subject of codes', () => mail([`Subject: ${many('code 482913 ', 60_000)}`])],
  ['brackets of List-Unsubscribe', () => mail([`List-Unsubscribe: ${many('<x:', 60_000)}`])],
]

describe('hostile messages', () => {
  it.each([...HOSTILE, ...HOSTILE_MAIL.map(({ id, name, raw }) => [`${id} ${name}`, raw] as const)])(
    'are searched, and the answer is bounded: %s',
    (_name, raw) => {
      const { links, codes, remarks } = findIn(raw())
      expect(links.length).toBeLessThanOrEqual(LIMITS.foundLinks)
      expect(codes.length).toBeLessThanOrEqual(LIMITS.foundCodes)
      expect(remarks.length).toBeLessThanOrEqual(LIMITS.warnings)
      for (const { url, texts } of links) {
        expect(url.length).toBeLessThanOrEqual(LIMITS.linkUrl)
        for (const text of texts) expect(text.length).toBeLessThanOrEqual(300)
      }
      for (const { line, value } of codes) expect(line.length + value.length).toBeLessThanOrEqual(300)
    },
  )

  it('say so when they were not read to the end', () => {
    const links = Array.from(
      { length: LIMITS.foundLinks + 1 },
      (_, at) => `<a href="https://x.test/${at}">x</a>`,
    )
    expect(findIn(html(links.join(''))).remarks).toEqual([
      `only the first ${LIMITS.foundLinks} links were taken`,
    ])
    const numbers = Array.from({ length: LIMITS.codeCandidates + 1 }, (_, at) => `code: ${100_000 + at}\r\n`)
    expect(findIn(mail([], numbers.join(''))).remarks).toEqual([
      `only the first ${LIMITS.codeCandidates} stretches were looked at for codes`,
      `only the first ${LIMITS.foundCodes} codes were taken`,
    ])
  })
})

/** Pieces that mean something to the search, in any order. */
const SHARDS = [
  ...[
    'Subject: ',
    'List-Unsubscribe: <',
    'Content-Type: text/html\r\n',
    '\r\n',
    '\r\n\r\n',
    '\xff',
    '\0',
    ' ',
  ],
  ...[
    'your code is ',
    '482913',
    '１２３',
    '123 456',
    'G-1234',
    'X7K9Q2',
    'code',
    ': ',
    '認証コード',
    '2026',
    '\u200b',
  ],
  ...[
    'https://',
    'x.test/',
    '<',
    '>',
    '(',
    ')',
    '<URL:',
    '://',
    'mailto:',
    'myapp://',
    'を',
    '한',
    '&amp;',
    '%',
  ],
  ...['<a href="', '">', '</a>', '<td>', '</td>', '<p>', 'reset your password', 'confirm', '\ud83d'],
]

describe('any octets at all', () => {
  it.each([
    ['random octets', fc.uint8Array({ maxLength: 2_000 }).map((octets) => Buffer.from(octets))],
    [
      'pieces of mail in any order',
      fc.array(fc.constantFrom(...SHARDS), { maxLength: 80 }).map((pieces) => Buffer.from(pieces.join(''))),
    ],
  ])('are searched, always with the same answer: %s', (_, source) => {
    fc.assert(
      fc.property(source, (raw) => {
        const before = Buffer.from(raw)
        const first = findIn(raw)
        expect(findIn(raw)).toEqual(first)
        expect(raw).toEqual(before)
        for (const { url, text } of first.links)
          expect([URL.canParse(url), text.isWellFormed()]).toEqual([true, true])
        for (const { value } of first.codes) expect(value).toMatch(/^[A-Za-z\d-]{4,20}$/)
      }),
      { numRuns: 500 },
    )
  })
})
