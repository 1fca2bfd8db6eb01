import { describe, expect, it } from 'vitest'
import { NotOne } from '../../src/testing/only-one.ts'
import { letter } from './letters.ts'

describe('the link and the code of a mail', () => {
  it('are the one that fits by text, address or kind', () => {
    const mail = letter()
    expect(mail.link({ text: 'Help' })).toBe('https://shop.test/help')
    expect(mail.link({ url: /reset/ })).toBe('https://shop.test/reset?t=1')
    expect(mail.link({ kind: 'reset', text: /^reset/ })).toBe('https://shop.test/reset?t=1')
    expect(mail.code()).toBe('482913')
  })

  it('are refused with the candidates where several or none fit', () => {
    const mail = letter()
    expect(() => mail.link()).toThrow('has 2 times a link, and one was wanted.')
    expect(() => mail.link({ text: 'Confirm' })).toThrow(
      [
        'The mail "Reset your password" has no link with text "Confirm".',
        'It has:',
        '  "reset your password" → https://shop.test/reset?t=1 (reset)',
        '  "Help" → https://shop.test/help',
        'Look at it: http://127.0.0.1:8025/inbox/shop/m1',
      ].join('\n'),
    )
    expect(() => letter({ codes: [] }).code()).toThrow('has no code.')
    expect(() => letter({ codes: ['1', '2'].map((value) => ({ value, written: value })) }).code()).toThrow(
      NotOne,
    )
  })

  it('are not chosen by what is passed over, which would let any fit', () => {
    const mail = letter()
    expect(() => mail.link({ txt: 'Help' } as object)).toThrow('no criterion of links "txt": there are text,')
    expect(() => mail.link('Help' as unknown as object)).toThrow('no criterion of links')
    expect(() => mail.link({ text: 5 } as object)).toThrow('A pattern is a text or a regular expression')
  })

  it('are found by whatever a link shows, where the same address stands several times', () => {
    expect(letter().link({ text: 'here' })).toBe('https://shop.test/reset?t=1')
  })
})
