import { describe, expect, it } from 'vitest'
import { findIn } from '../../../src/mail/findings.ts'

function codesIn(text: string, subject = 'Hello'): readonly string[] {
  const raw = `Subject: ${subject}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`
  return findIn(Buffer.from(raw)).codes.map(({ value }) => value)
}

describe('codes', () => {
  it.each([
    ['Your code is 482913.', ['482913']],
    ['482913 is your code', ['482913']],
    ['Enter 482-913 to sign in', ['482913']],
    ['Your PIN: 4829', ['4829']],
    ['Your PIN is 1984', ['1984']],
    ['Verification code\r\n\r\n482 913\r\n', ['482913']],
    ['認証コード：４８２９１３', ['482913']],
    ['G-482913 is your code', ['G-482913']],
    ['Your login code is X7K9Q2', ['X7K9Q2']],
    ['Your code is 482913 for order 77120394', ['482913']],
    ['Code 482913 to sign in, code 482914 to sign out', ['482913', '482914']],
  ])('%j holds %j', (text, codes) => {
    expect(codesIn(text)).toEqual(codes)
  })

  it.each([
    ['a year', 'Our dress code was made in 1984'],
    ['an order', 'Your order 482913 has shipped'],
    ['a coupon', 'Use code 482913 for 20% off'],
    ['a place', 'Postal code: 94105'],
    ['a mistake', 'Error code: 482913'],
    ['the end of a card', 'Enter the code we sent to the number ending in 4829'],
    ['an address', 'Your code: https://x.test/482913 or ann482913@x.test'],
    ['a price', 'The code costs $4829 or 4829 EUR'],
    ['a telephone', 'No code? Call +49 30 482913 or 555-4829'],
    ['a journey', 'Booking: LH2026\r\nConfirmation code: K7XQ2P'],
    ['a scale', 'How was your sign-in?\r\n1\r\n2\r\n3\r\n4\r\n5'],
    ['nothing that says so', '482913'],
  ])('%s is none', (_, text) => {
    expect(codesIn(text)).toEqual([])
  })

  it('is told once, as it stands first, with all its places', () => {
    const raw = [
      'Subject: 482913 is your code',
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b\r\nContent-Type: text/plain\r\n\r\nYour code is 482913',
      '--b\r\nContent-Type: text/html\r\n\r\n<p>Your code is <b>482 913</b></p>',
      '--b--\r\n',
    ].join('\r\n')
    expect(findIn(Buffer.from(raw)).codes).toEqual([
      {
        value: '482913',
        written: '482913',
        line: '482913 is your code',
        from: ['subject', 'html', 'text'],
      },
    ])
  })

  it('that only may be one is none beside one that is sure', () => {
    expect(codesIn('482914\r\n\r\nHello,\r\n\r\nyour code is 482913', 'Your code')).toEqual(['482913'])
    expect(codesIn('Hello Ann\r\n\r\n482914', 'Your code')).toEqual(['482914'])
  })
})
