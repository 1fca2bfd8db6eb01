import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emlName } from '../../src/cli/file-name.ts'

describe("the name of a message's file", () => {
  it.each([
    ['Your order #10427 is here!', '000000007-your-order-10427-is-here.eml'],
    ['Grüße 邮件', '000000007-grüße-邮件.eml'],
    ['../../etc/passwd', '000000007-etc-passwd.eml'],
    ['', '000000007.eml'],
    ['\0\x1b\u202e/\\', '000000007.eml'],
    ['CON', '000000007-con.eml'],
    ['x'.repeat(500), `000000007-${'x'.repeat(60)}.eml`],
  ])('of %.40j is %s', (subject, name) => {
    expect(emlName({ seq: 7, subject })).toBe(name)
  })

  it('is a plain name of at most 255 octets for any subject', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (subject) => {
        const name = emlName({ seq: 1, subject })
        expect(name).toMatch(/^000000001(-[\p{Letter}\p{Mark}\p{Number}-]+)?\.eml$/u)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
      }),
    )
  })
})
