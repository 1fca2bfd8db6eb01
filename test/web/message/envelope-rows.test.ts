import { describe, expect, it } from 'vitest'
import { recipientsOf, senderMatch } from '../../../web/src/message/envelope-rows.ts'

const people = (...addresses: string[]) => addresses.map((address) => ({ name: '', address }))
const envelope = (...to: string[]) => ({
  from: 'a@x.test',
  parameters: {},
  to: to.map((address) => ({ address, parameters: {} })),
})

describe('who got a message', () => {
  it('are those of the envelope, with what the header calls them, and then whom the header alone names', () => {
    const recipients = recipientsOf({
      to: people('To@x.test', 'both@x.test', 'missed@x.test'),
      cc: people('both@x.test'),
      bcc: people('told@x.test'),
      envelope: envelope('to@x.test', 'both@x.test', 'silent@x.test', 'told@x.test', 'to@X.test'),
    })
    expect(
      recipients.map(({ address, parameters, named, again }) => [address, parameters !== null, named, again]),
    ).toEqual([
      ['to@x.test', true, ['to'], false],
      ['both@x.test', true, ['to', 'cc'], false],
      ['silent@x.test', true, [], false],
      ['told@x.test', true, ['bcc'], false],
      ['to@X.test', true, ['to'], true],
      ['missed@x.test', false, ['to'], false],
    ])
  })
})

describe('MAIL FROM beside From', () => {
  it.each([
    ['a@x.test', ['A@X.test'], 'same'],
    ['a@x.test', ['b@y.test', 'a@x.test'], 'same'],
    ['bounce@x.test', ['a@x.test'], 'same-domain'],
    ['bounce@mail.x.test', ['a@x.test'], 'other'],
    ['', ['a@x.test'], 'null'],
    ['a@x.test', [], 'no-author'],
  ])('%j of %j: %s', (from, authors, match) => {
    expect(senderMatch(from, people(...authors))).toBe(match)
  })
})
