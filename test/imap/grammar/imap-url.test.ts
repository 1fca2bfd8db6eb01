import { describe, expect, it } from 'vitest'
import { parseMessageUrl } from '../../../src/imap/grammar/imap-url.ts'

const BARE = {
  authority: undefined,
  mailbox: 'INBOX',
  uidValidity: undefined,
  uid: 20,
  section: undefined,
  partial: undefined,
}

const URLS: readonly (readonly [url: string, names: object])[] = [
  ['/INBOX/;UID=20', BARE],
  ['/inbox/;uid=20', BARE],
  ['/INBOX;UIDVALIDITY=385759045/;UID=20', { ...BARE, uidValidity: 385759045 }],
  // RFC 4469 §3 writes it with a slash.
  ['/Drafts/;UIDVALIDITY=1/;UID=20', { ...BARE, mailbox: 'Drafts', uidValidity: 1 }],
  ['/a/b%20c/%E6%97%A5/;UID=20', { ...BARE, mailbox: 'a/b c/日' }],
  ['/INBOX/;UID=20/;SECTION=1.2.MIME', { ...BARE, section: { part: [1, 2], text: 'MIME' } }],
  [
    '/INBOX/;UID=20/;SECTION=HEADER.FIELDS%20(a%20b)/;PARTIAL=0.1024',
    {
      ...BARE,
      section: { part: [], text: 'HEADER.FIELDS', fields: ['a', 'b'] },
      partial: { offset: 0, length: 1024 },
    },
  ],
  ['/INBOX/;UID=20/;PARTIAL=7', { ...BARE, partial: { offset: 7, length: undefined } }],
  ['imap://fred;AUTH=*@a.test:143/INBOX/;UID=20', { ...BARE, authority: 'fred;AUTH=*@a.test:143' }],
]

const NONE = [
  '',
  '/',
  'INBOX/;UID=20',
  '/INBOX',
  '/;UID=20',
  '/INBOX/;UID=0',
  '/INBOX/;UID=4294967296',
  '/INBOX;UIDVALIDITY=0/;UID=1',
  '/INBOX/;UID=20/;SECTION=',
  '/INBOX/;UID=20/;SECTION=0',
  '/INBOX/;UID=20/;SECTION=1]',
  '/INBOX/;UID=20/;SECTION=%FF',
  '/INBOX/;UID=20/;PARTIAL=',
  '/INBOX/;UID=20/;PARTIAL=1.0',
  '/INBOX/;UID=20;x',
  '/%zz/;UID=20',
  'http://a.test/INBOX/;UID=20',
]

describe('an IMAP URL', () => {
  it.each(URLS)('%s names a message', (url, names) => {
    expect(parseMessageUrl(url)).toEqual(names)
  })

  it.each(NONE)('%s names none', (url) => {
    expect(parseMessageUrl(url)).toBeUndefined()
  })

  it('of 64 KiB is read in no time', () => {
    const before = performance.now()
    for (const piece of ['/', ';', '/;UID=', '/a', '%2F'])
      parseMessageUrl(`/a${piece.repeat(65_536 / piece.length)}`)
    expect(performance.now() - before).toBeLessThan(500)
  })
})
