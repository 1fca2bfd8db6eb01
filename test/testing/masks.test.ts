import { describe, expect, it } from 'vitest'
import { Masks } from '../../src/testing/masks.ts'

const masked = (text: string) => new Masks().mask(text)

const MASKED: readonly [string, string][] = [
  ['sent 2026-01-31T12:00:00.123Z', 'sent <date 1>'],
  ['on 2026-01-31 and 2026-02-01', 'on <date 1> and <date 2>'],
  ['Sat, 31 Jan 2026 12:00:00 +0100', '<date 1>'],
  ['until January 31st, 2026, 5:30 PM.', 'until <date 1>.'],
  ['31/01/2026 or 31.01.2026', '<date 1> or <date 2>'],
  ['Sat Jan 31 2026 12:00:00 GMT+0100 (Central European Standard Time)', '<date 1>'],
  ['on Saturday, January 31, 2026 or Saturday 31 January 2026', 'on <date 1> or <date 2>'],
  ['bill-2026-01-31.pdf', 'bill-<date 1>.pdf'],
  ['2026年1月31日まで', '<date 1>まで'],
  ['at 9:11:13 PM, or 21:11:13.250', 'at <time 1>, or <time 2>'],
  ['?at=1795295473 or 1795295473250', '?at=<time 1> or <time 2>'],
  ['<abc123def@host.test>', '<id 1>'],
  ['id 8f14e45f-ceea-467f-a9b2-1c2d3e4f5a6b', 'id <uuid 1>'],
  ['?t=q7Zx93LmPa52Kd81', '?t=<token 1>'],
  [
    'https://x.test/?reset_token=abc&amp;key=7#top',
    'https://x.test/?reset_token=<token 1>&amp;key=<token 2>#top',
  ],
  ['/c/0cc175b9c0f1b6a831c399e269772661/x', '/c/<token 1>/x'],
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl', '<token 1>'],
  ['http://localhost:3127/a and 127.0.0.1:3127', 'http://localhost:<port 1>/a and 127.0.0.1:<port 1>'],
]

const KEPT = [
  'order-confirmation-number-two',
  'a_rather_long_identifier_name',
  'version 1.2.3 of 10.0.0.1',
  'price 1,234.00, ratio 3/4',
  'open from 9:00 to 17:30, call 1234567890',
  'Donaudampfschifffahrtsgesellschaft',
  'FROM-THE-BEGINNING-TO-THE-END',
  'https://shop.example.test:8443/a',
  'shop@example.test',
  'Support <support@example.test>',
]

describe('what is masked in a snapshot', () => {
  it.each(MASKED)('%s', (text, expected) => {
    expect(masked(text)).toBe(expected)
  })

  it.each(KEPT)('not: %s', (text) => {
    expect(masked(text)).toBe(text)
  })

  it('has the same number wherever the same stands', () => {
    const masks = new Masks()
    expect(masks.mask('a 2026-01-31 b 2026-01-30 c 2026-01-31')).toBe('a <date 1> b <date 2> c <date 1>')
    expect(masks.mask('again 2026-01-30')).toBe('again <date 2>')
  })
})
