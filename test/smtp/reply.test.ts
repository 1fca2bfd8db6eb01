import { describe, expect, it } from 'vitest'
import { DomainError } from '../../src/domain/trouble.ts'
import { formatReply, reply, replyTo } from '../../src/smtp/reply.ts'

describe('replies', () => {
  it('carry their enhanced status on each line', () => {
    expect(formatReply(reply(214, '2.0.0', ['one', 'two']))).toBe('214-2.0.0 one\r\n214 2.0.0 two')
    expect(formatReply({ code: 354, text: 'go' })).toBe('354 go')
    expect(formatReply({ code: 334, text: '' })).toBe('334 ')
  })

  it('can never be split by what they quote', () => {
    expect(formatReply(reply(550, '5.0.0', 'a\r\n250 b\u0085cé'))).toBe('550 5.0.0 a  250 b c ')
  })

  it('to a store that is shutting down ends the session', () => {
    expect(replyTo(new DomainError('shutting-down', 'Closing'))).toEqual({
      code: 421,
      status: '4.3.2',
      text: 'Closing',
      ending: 'shutting-down',
    })
  })
})
