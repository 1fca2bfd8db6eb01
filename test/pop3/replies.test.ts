import { describe, expect, it } from 'vitest'
import { DomainError } from '../../src/domain/trouble.ts'
import { err, formatReply, ok, replyTo } from '../../src/pop3/replies.ts'

describe('a response', () => {
  it('is one line of printable ASCII, 512 octets at most', () => {
    expect(formatReply(ok('fine'))).toBe('+OK fine')
    expect(formatReply(err('No\r\n+OK injected é', 'SYS/TEMP'))).toBe('-ERR [SYS/TEMP] No  +OK injected  ')
    expect(formatReply(ok('x'.repeat(600)))).toHaveLength(510)
  })

  it('has no response code that is not meant (RFC 2449 §8)', () => {
    expect(formatReply(err('[IN-USE] says who?'))).toBe('-ERR (IN-USE] says who?')
  })

  it.each([
    ['wrong-credentials', '-ERR [AUTH] why'],
    ['disk-full', '-ERR [SYS/TEMP] why'],
    ['store-damaged', '-ERR [SYS/PERM] why'],
    ['no-such-message', '-ERR why'],
  ] as const)('to %s is %s', (trouble, line) => {
    expect(formatReply(replyTo(new DomainError(trouble, 'why')))).toBe(line)
  })

  it('to a defect of ours says nothing of our inside', () => {
    expect(formatReply(replyTo(new Error('ENOENT /secret/place')))).toBe(
      '-ERR [SYS/TEMP] Internal error, nothing was changed',
    )
  })
})
