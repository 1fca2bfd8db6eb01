import { describe, expect, it } from 'vitest'
import { firstField, holdsHeader } from '../../src/mail/first-field.ts'

const of = (text: string) => firstField(Buffer.from(text, 'utf8'), 'X-Sandpost-Inbox')

describe('the first field of a name', () => {
  it.each([
    ['Subject: x\r\nX-Sandpost-Inbox: shop\r\n\r\n', 'shop'],
    ['x-sandpost-INBOX:shop\n\nbody', 'shop'],
    ['X-Sandpost-Inbox: one\r\nX-Sandpost-Inbox: two\r\n\r\n', 'one'],
    ['X-Sandpost-Inbox:\r\n a long\r\n\tname \r\n\r\n', 'a long\tname'],
    ['X-Sandpost-Inbox: =?utf-8?B?44GK5bqX?=\r\n\r\n', 'お店'],
    ['X-Sandpost-Inbox: küche\r\n\r\n', 'küche'],
    ['X-Sandpost-Inbox: =?utf-8?Q?a=0D=0Ab?=\r\n\r\n', 'ab'],
    ['X-Sandpost-Inbox :spaced\r\n\r\n', 'spaced'],
    ['X-Sandpost-Inbox:\r\n\r\n', ''],
    ['X-Sandpost-Inbox: cut', 'cut'],
    ['From x\r\nX-Sandpost-Inbox: shop\r\n\r\n', 'shop'],
    ['Subject: x\r\n\r\nX-Sandpost-Inbox: body\r\n', null],
    ['Subject: X-Sandpost-Inbox: shop\r\n\r\n', null],
    ['no header\r\nX-Sandpost-Inbox: shop\r\n\r\n', null],
    ['\r\nX-Sandpost-Inbox: shop\r\n', null],
    ['', null],
  ])('%j', (text, value) => {
    expect(of(text)).toBe(value)
  })

  it('is cut where it has no end', () => {
    expect(of(`X-Sandpost-Inbox: ${'x'.repeat(2_000_000)}`)).toHaveLength(64 * 1024)
  })
})

it('octets hold the whole header when an empty line is in them', () => {
  const holds = (text: string) => holdsHeader(Buffer.from(text))
  expect(['a: b\r\n\r\n', 'a: b\n\nc', '\nc', '\r\n\r\n'].map(holds)).toEqual([true, true, true, true])
  expect(['a: b\r\n', '', 'a: b\r\nc', '\r'].map(holds)).toEqual([false, false, false, false])
})
