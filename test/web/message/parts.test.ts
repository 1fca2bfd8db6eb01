import { describe, expect, it } from 'vitest'
import { calendarFacts } from '../../../web/src/message/calendar.ts'
import { treeOf } from '../../../web/src/message/part-tree.ts'
import { decodedText, previewKind } from '../../../web/src/message/preview-kind.ts'

const part = (n: number, parent: number | null) => ({
  n,
  parent,
  section: '',
  type: 'text/plain',
  parameters: {},
  disposition: null,
  name: null,
  cid: null,
  encoding: '7bit',
  size: 0,
  sha256: null,
  attachment: false,
})

it('the tree of a flat structure has every part below its parent', () => {
  const tree = treeOf([part(0, null), part(1, 0), part(2, 1), part(3, 1), part(4, 0)])
  const told = (nodes: ReturnType<typeof treeOf>): unknown =>
    nodes.map(({ part: { n }, children }) => [n, told(children)])
  expect(told(tree)).toEqual([
    [
      0,
      [
        [
          1,
          [
            [2, []],
            [3, []],
          ],
        ],
        [4, []],
      ],
    ],
  ])
})

describe('what can be shown of a part', () => {
  it.each([
    ['image/png', 'x.png', 'image'],
    ['image/svg+xml', 'x.svg', 'text'],
    ['image/x-odd', 'x.ics', 'none'],
    ['application/pdf', 'x.pdf', 'pdf'],
    ['text/calendar', null, 'calendar'],
    ['application/octet-stream', 'Invite.ICS', 'calendar'],
    ['text/html', null, 'text'],
    ['message/rfc822', null, 'text'],
    ['application/json', null, 'text'],
    ['application/vnd.x+json', null, 'text'],
    ['application/zip', 'x.txt', 'none'],
  ])('%s named %s: %s', (type, name, kind) => {
    expect(previewKind({ type, name, size: 1 })).toBe(kind)
    expect(previewKind({ type, name, size: null })).toBe('none')
  })

  it('is text in the charset that it names, if there is such a one', () => {
    expect(decodedText(new Uint8Array([0xe4]), 'iso-8859-1')).toBe('ä')
    expect(decodedText(new Uint8Array([0x93, 0xfa]), 'Shift_JIS')).toBe('日')
    expect(decodedText(new TextEncoder().encode('ä'), 'x-unheard-of')).toBe('ä')
    expect(decodedText(new TextEncoder().encode('ä'), undefined)).toBe('ä')
  })
})

describe('an invitation', () => {
  const calendar = (...lines: string[]) =>
    ['BEGIN:VCALENDAR', 'METHOD:REQUEST', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR', ''].join(
      '\r\n',
    )

  it('says what, when, where and who, each time in its own zone', () => {
    const facts = calendarFacts(
      calendar(
        'SUMMARY:Lunch\\, with all',
        'DTSTART;TZID=Europe/Berlin:20260131T120000',
        'DTEND:20260131T130000Z',
        'ORGANIZER;CN=Ann:mailto:ann@x.test',
        'ATTENDEE;CN=Bob;PARTSTAT=ACCEPTED:MAILTO:bob@x.test',
        'ATTENDEE:mailto:eve@x.test',
        'RRULE:FREQ=WEEKLY;COUNT=3',
      ),
    )
    expect(facts).toMatchObject({
      method: 'REQUEST',
      events: [
        {
          summary: 'Lunch, with all',
          start: '2026-01-31 12:00 (Europe/Berlin)',
          end: '2026-01-31 13:00 (UTC)',
          location: '',
          organizer: 'Ann <ann@x.test>',
          attendees: ['Bob <bob@x.test>, ACCEPTED', 'eve@x.test'],
          repeats: 'FREQ=WEEKLY;COUNT=3',
        },
      ],
    })
  })

  it('of a whole day has no time', () => {
    const facts = calendarFacts(calendar('DTSTART;VALUE=DATE:20260131'))
    expect(facts?.events[0]?.start).toBe('2026-01-31')
  })

  it.each([
    '',
    'hello',
    'BEGIN:VCALENDAR',
    'BEGIN:VCARD\r\nEND:VCARD\r\n',
    'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n',
    '\0\0\0',
  ])('that is none is not taken for one: %j', (text) => {
    expect(calendarFacts(text)?.events ?? []).toEqual([])
  })

  it('with a time that is none is still told', () => {
    const facts = calendarFacts(calendar('SUMMARY:Odd', 'DTSTART:tomorrow', 'RRULE:FREQ=NEVER'))
    expect(facts === null || facts.events[0]?.summary === 'Odd').toBe(true)
  })
})
