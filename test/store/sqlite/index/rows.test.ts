import { describe, expect, it } from 'vitest'
import { NO_ENVELOPE } from '../../../../src/domain/envelope.ts'
import type { Digest } from '../../../../src/domain/message.ts'
import { unreadMap } from '../../../../src/domain/plain-map.ts'
import { emptyDigest, NO_PARTS, rowsOf as rowsOfFacts } from '../../../../src/store/sqlite/index/rows.ts'

const rowsOf = (seq: number, digest: Digest, envelope: typeof NO_ENVELOPE) =>
  rowsOfFacts(seq, { digest, parts: NO_PARTS, map: unreadMap(0, 'odd'), sentDay: null }, envelope)

const digest = (given: Partial<Digest>): Digest => ({ ...emptyDigest('odd'), ...given })
const to = (...addresses: string[]): typeof NO_ENVELOPE => ({
  ...NO_ENVELOPE,
  to: addresses.map((address) => ({ address, parameters: {} })),
})

describe('the rows of a message', () => {
  it('give a list what it shows, and keep the digest whole', () => {
    const from = [{ name: 'Ann', address: 'ann@a.test' }]
    const attachments = [{ name: 'a.pdf', type: 'application/pdf', size: 1 }]
    const whole = digest({ subject: 'Hi', from, attachments, preview: 'P', text: 'T' })
    const rows = rowsOf(3, whole, NO_ENVELOPE)
    expect(JSON.parse(rows.summary)).toEqual({ from, to: [], subject: 'Hi', attachments: 1, preview: 'P' })
    expect({ ...JSON.parse(rows.digest), text: rows.text }).toEqual(whole)
  })

  it('hold texts folded, one address or name a line', () => {
    const rows = rowsOf(
      3,
      digest({
        subject: 'Straße\r\n 7',
        from: [
          { name: 'Ann\nB', address: 'ANN@a.test' },
          { name: '', address: 'b@a.test' },
        ],
      }),
      NO_ENVELOPE,
    )
    expect(rows.subject).toBe('strasse 7')
    expect(rows.sender).toBe('ann b <ann@a.test>\nb@a.test')
  })

  it('count as blind the recipients of the envelope whom no header names, whatever their case', () => {
    const named = digest({
      to: [{ name: '', address: 'To@a.test' }],
      cc: [{ name: '', address: 'cc@a.test' }],
      bcc: [{ name: 'B', address: 'bcc@a.test' }],
    })
    const rows = rowsOf(3, named, to('to@A.test', 'CC@a.test', 'bcc@a.test', 'gone@a.test'))
    expect(rows.blind).toBe('b <bcc@a.test>\ngone@a.test')
  })

  it('keep header fields in their order, one a line, with names that any field can have', () => {
    const headers = [
      { name: 'X-A', value: 'One' },
      { name: 'x-a', value: 'Two' },
      { name: '__proto__', value: 'p' },
      { name: 'a"b\\c', value: 'q' },
      { name: 'X-Folded', value: 'Straße\r\n x: 1' },
    ]
    const rows = rowsOf(3, digest({ headers }), NO_ENVELOPE)
    expect(rows.headers).toBe('\nx-a: one\nx-a: two\n__proto__: p\na"b\\c: q\nx-folded: strasse x: 1')
  })
})
