import { describe, expect, it } from 'vitest'
import { parseDate } from '../../src/mail/dates.ts'

const read = (text: string) => {
  const date = parseDate(text)
  return date === null ? null : new Date(date.at).toISOString().slice(0, 19)
}

describe('dates (RFC 5322 §3.3, §4.3)', () => {
  it.each([
    ['Fri, 21 Nov 1997 09:55:06 -0600', '1997-11-21T15:55:06'],
    ['21 Nov 1997 09:55 +0000', '1997-11-21T09:55:00'],
    ['Thu, 13 Feb 1969 23:32:54 -0330 (Newfoundland (Time))', '1969-02-14T03:02:54'],
    ['21 Nov 97 09:55:06 GMT', '1997-11-21T09:55:06'],
    ['21 Nov 25 09:55:06 EST', '2025-11-21T14:55:06'],
    ['21 Nov 097 09:55:06 UT', '1997-11-21T09:55:06'],
    ['Fri, 21 Nov 1997 09(comment): 55 : 06 -0600', '1997-11-21T15:55:06'],
    ['Fri,21 Nov 1997 09:55:06 Z', '1997-11-21T09:55:06'],
    ['Fri 21 November 2025 1:02:03', '2025-11-21T01:02:03'],
    ['29 Feb 2024 00:00:60 +0000', '2024-02-29T00:01:00'],
  ])('reads %j as %s', (text, time) => {
    expect(read(text)).toBe(time)
  })

  it.each([
    '',
    'yesterday',
    '31 Feb 2025 10:00:00 +0000',
    '0 Jan 2025 10:00:00 +0000',
    '1 Foo 2025 10:00:00 +0000',
    '1 Jan 2025 24:00:00 +0000',
    '1 Jan 2025 10:60:00 +0000',
    '1 Jan 2025 10:00:00 +0060',
    '1 Jan 2025',
    '1 Jan 20255 10:00 Z',
    '1 Jan 2025 10:00:00 constructor',
    `${' '.repeat(1000)}1 Jan 2025 10:00:00 +0000`,
  ])('does not read %j', (text) => {
    expect(read(text)).toBeNull()
  })

  it.each([
    ['1 Jan 2026 00:30:00 +0200', '2026-01-01'],
    ['31 Dec 2025 23:30:00 -0800', '2025-12-31'],
    ['31 Dec 1969 23:59:60 -0000', '1969-12-31'],
  ])('reads %j as the day %s, in its own zone', (text, day) => {
    const date = parseDate(text)
    expect(new Date((date?.day ?? Number.NaN) * 86_400_000).toISOString().slice(0, 10)).toBe(day)
  })
})
