import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../src/mail/limits.ts'
import { messageIds } from '../../src/mail/message-ids.ts'
import { messageMap } from '../../src/mail/message-map.ts'

const thread = (...lines: string[]) => messageMap(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`)).threading

describe('what threads go by (RFC 5256 §3, REFERENCES)', () => {
  it('goes by References, else by the first id of In-Reply-To', () => {
    expect(thread('References: <a@x>', ' <b@x>', 'In-Reply-To: <c@x>').references).toEqual(['a@x', 'b@x'])
    expect(thread('References: none', 'In-Reply-To: Ada <c@x> <d@x>').references).toEqual(['c@x'])
    expect(thread('In-Reply-To: her mail of Monday').references).toEqual([])
  })

  it('takes ids that differ in quoting only for the same', () => {
    expect(thread('Message-ID: <"01KF8JCEOCBS0045PS"@xxx.yyy.com>').messageId).toBe(
      '01KF8JCEOCBS0045PS@xxx.yyy.com',
    )
    expect(messageIds('<"a\\"b"@x> <fold ed@x>', 10, 100)).toEqual(['a"b@x', 'folded@x'])
  })

  it.each([
    ['', []],
    ['a@x', []],
    ['<a@x', []],
    ['<>', []],
    ['<<a@x>>', ['a@x']],
    ['<a@x><b@x>', ['a@x', 'b@x']],
    ['text <a@x> text', ['a@x']],
  ])('finds the ids in %j', (text, ids) => {
    expect(messageIds(text, 10, 100)).toEqual(ids)
  })

  it('M11 keeps the last thousand of many', () => {
    const ids = Array.from({ length: 50_000 }, (_, each) => `<${each}@x>`)
    const { references } = thread(`References: ${ids.join('\r\n ')}`)
    expect(references).toHaveLength(LIMITS.references)
    expect(references.at(-1)).toBe('49999@x')
  })

  it('knows when the message was sent, and its subject without marks', () => {
    expect(thread('Date: Thu, 01 Jan 1970 01:00:00 +0100', 'Subject: =?utf-8?Q?Re=3A_h=C3=A9?=')).toEqual({
      baseSubject: 'hé',
      isReply: true,
      date: 0,
      messageId: null,
      references: [],
    })
  })
})
