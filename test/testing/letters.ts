import type { SandpostClient } from '../../src/client/client.ts'
import { Mail } from '../../src/testing/mail.ts'
import type { MailFields } from '../../src/testing/mail-fields.ts'

const nobody = {} as SandpostClient

const RESET: MailFields = {
  id: 'm1',
  seq: 7,
  inbox: 'shop',
  subject: 'Reset your password',
  from: [{ name: 'Shop', address: 'shop@example.test' }],
  to: [{ name: 'Ann', address: 'ann@example.test' }],
  cc: [{ name: '', address: 'carl@example.test' }],
  bcc: [{ name: '', address: 'boss@example.test' }],
  replyTo: [],
  envelope: {
    from: 'bounce@example.test',
    to: ['ann@example.test', 'carl@example.test', 'boss@example.test'],
  },
  receivedAt: new Date('2026-01-31T12:00:00Z'),
  text: 'Hello Ann,\nreset your\npassword. Your code is 482 913.\n',
  html: '<p>Hello <b>Ann</b>, <a href="https://shop.test/reset?t=1">reset your password</a>.</p>',
  headers: [
    { name: 'From', value: 'Shop <shop@example.test>' },
    { name: 'X-Shop', value: 'north' },
    { name: 'X-Shop', value: 'west' },
  ],
  attachments: [
    {
      name: 'bill.pdf',
      type: 'Application/PDF',
      size: 12,
      cid: null,
      content: async () => new Uint8Array(12),
    },
  ],
  links: [
    {
      url: 'https://shop.test/reset?t=1',
      text: 'reset your password',
      texts: ['reset your password', 'here'],
      kind: 'reset',
    },
    { url: 'https://shop.test/help', text: 'Help', texts: ['Help'], kind: 'other' },
  ],
  codes: [{ value: '482913', written: '482 913' }],
  url: 'http://127.0.0.1:8025/inbox/shop/m1',
}

/** A mail that no server has; what is not given is that of a mail to reset a password. */
export function letter(fields: Partial<MailFields> = {}): Mail {
  return new Mail({ ...RESET, ...fields }, nobody)
}
