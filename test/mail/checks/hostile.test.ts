import { describe, expect, it } from 'vitest'
import { CHECKS } from '../../../src/mail/checks/table.ts'
import { LIMITS } from '../../../src/mail/limits.ts'
import { html, MIB, mail } from '../../support/hostile-mail/writing.ts'
import { HOSTILE_MAIL } from '../../support/hostile-mail.ts'
import { letter, report } from './letter.ts'

const many = (piece: string, octets: number): string => piece.repeat(Math.ceil(octets / piece.length))

/** Messages that are made to take long where a check is careless. Each is made when its turn comes. */
const HOSTILE: readonly (readonly [string, () => Buffer])[] = [
  ['10 MB of links', () => html(many('<a href="http://localhost/a">http://x.com</a>', 10 * MIB))],
  ['100,000 links that are relative', () => html('<a href="/a">x</a>'.repeat(100_000))],
  ['100,000 links that are not closed', () => html('<a href="#a">'.repeat(100_000))],
  ['100,000 images of one link', () => html(`<a href=x>${'<img src=x alt="">'.repeat(100_000)}</a>`)],
  ['one address of 5 MB', () => html(`<a href="http://${'a.'.repeat(2 * MIB)}">x</a>`)],
  ['5 MB of braces', () => html(many('{', 5 * MIB))],
  ['5 MB of pairs of braces', () => html(many('{{a', 5 * MIB))],
  ['5 MB of percent signs', () => html(many('%a', 5 * MIB))],
  ['a million placeholders', () => html('{{a}}'.repeat(1_000_000))],
  ['a million missing values', () => html('undefined '.repeat(500_000))],
  ['a million values of null', () => html('null '.repeat(1_000_000))],
  ['hidden elements, none closed', () => html(many('<div style="display:none"><p hidden>', 5 * MIB))],
  ['a style of 5 MB', () => html(`<p style="${many('display :', 5 * MIB)}">x</p>`)],
  ['5 MB of character references', () => html(many('&amp;', 5 * MIB))],
  ['5 MB of different words', () => html(Array.from({ length: 700_000 }, (_, at) => `w${at}`).join(' '))],
  ['5 MB of spaces', () => html(`a${many(' ', 5 * MIB)}b`)],
  ['a million hidden spaces', () => html(`${'&zwnj;&nbsp;'.repeat(300_000)}x`)],
  ['a million lines that are statements', () => mail([], 'a;\r\n'.repeat(250_000))],
  ['lines of backticks', () => mail([], many('`', MIB))],
  ['one line of a megabyte', () => mail([], `{${many('a', MIB)}`)],
  ['addresses in text that have no host', () => mail([], many('http://', MIB))],
  ['a megabyte of signs of an address', () => mail([], many('://', MIB))],
  ['long lines, 20,000 of them', () => mail([], `${'x'.repeat(999)}\r\n`.repeat(20_000))],
  ['a megabyte of Japanese', () => mail([], Buffer.from('注文は明日'.repeat(70_000)))],
  ['a subject of 64 kB', () => mail([`Subject: ${'👩‍👩‍👧‍👦{{a'.repeat(4_000)}`])],
  ['10,000 From fields', () => mail(Array.from({ length: 9_000 }, () => 'From: {{a}} <a@x.test>'))],
  ['brackets of List-Unsubscribe', () => mail([`List-Unsubscribe: ${many('<', 60_000)}`])],
  [
    'text beside 5 MB of HTML',
    () => letter({ text: many('one two ', MIB), html: many('<b>three</b> four ', 5 * MIB) }),
  ],
  ['nothing', () => Buffer.alloc(0)],
  ['half a character', () => mail(['Subject: x'], Buffer.from([0xf0, 0x9f]))],
]

describe('hostile messages', () => {
  it.each([...HOSTILE, ...HOSTILE_MAIL.map(({ id, name, raw }) => [`${id} ${name}`, raw] as const)])(
    'are checked, and the answer is bounded: %s',
    (_name, raw) => {
      const { findings, passed, idle, remarks } = report(raw())
      expect(findings.length + passed.length + idle.length).toBe(CHECKS.length)
      expect(remarks.length).toBeLessThanOrEqual(LIMITS.warnings)
      for (const { total, places, message } of findings) {
        expect(places.length).toBe(Math.min(total, LIMITS.checkPlaces))
        expect(message.length).toBeLessThan(200)
        for (const place of places) {
          for (const text of [place.excerpt, place.found, place.link].filter((each) => each !== undefined)) {
            expect(text.length).toBeLessThanOrEqual(LIMITS.checkExcerpt)
            expect(text.isWellFormed()).toBe(true)
          }
        }
      }
    },
  )

  it('say so when they were not read to the end', () => {
    const links = report(html('<a href="/a">x</a>'.repeat(100_000)))
    expect(links.findings.find(({ id }) => id === 'link-relative')?.total).toBe(LIMITS.checkLinks)
    expect(links.remarks).toEqual([`only the first ${LIMITS.checkLinks} links were checked`])
    expect(report(html(many('words ', 10 * MIB))).remarks).toEqual([`text/html cut at ${LIMITS.html} octets`])
  })
})
