import { describe, expect, it } from 'vitest'
import { ErrorCount } from '../../src/smtp/errors.ts'
import { DEFAULT_LIMITS } from '../../src/smtp/limits.ts'
import { reply } from '../../src/smtp/reply.ts'
import { startSmtp } from './sink.ts'

describe('errors', () => {
  it('S34 after twenty errors the connection is closed', async () => {
    await using smtp = await startSmtp()
    await using client = await smtp.client()
    client.send('XYZZY\r\n'.repeat(10_000))
    const replies = (await client.untilEnd()).trimEnd().split('\r\n')
    expect(replies.slice(0, 20)).toEqual(Array(20).fill('500 5.5.2 Command not known, see HELP'))
    expect(replies.slice(20)).toEqual(['421 4.7.0 Too many errors'])
    expect((await smtp.sink.endedSession()).ending).toBe('too many errors')
  })

  it('delay the answer after ten, and a kept message forgives them all', () => {
    const errors = new ErrorCount(DEFAULT_LIMITS)
    const penalties = (): string[] =>
      Array.from({ length: 21 }, () => errors.penalty(reply(500, '5.5.2', ''), false))
    const expected = [...Array(10).fill('none'), ...Array(10).fill('delay'), 'close']
    expect(penalties()).toEqual(expected)
    errors.forgive()
    expect(penalties()).toEqual(expected)
  })

  it('are counted for the 101st command that brings no mail on, and not for 452', () => {
    const errors = new ErrorCount(DEFAULT_LIMITS)
    for (let time = 0; time < 110; time++) {
      expect(errors.penalty(reply(250, '2.0.0', 'OK'), true)).toBe('none')
    }
    expect(errors.penalty(reply(250, '2.0.0', 'OK'), true)).toBe('delay')
    expect(errors.penalty(reply(452, '4.5.3', ''), false)).toBe('none')
  })
})
