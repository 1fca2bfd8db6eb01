import { describe, expect, it } from 'vitest'
import { isKeyword } from '../../src/domain/flags.ts'
import { canonicalMailbox, mailboxNameProblem } from '../../src/domain/mailbox.ts'

describe("a mailbox's name", () => {
  it.each([
    ['inbox', 'INBOX'],
    ['InBoX/a', 'INBOX/a'],
    ['inboxes', 'inboxes'],
    ['a/inbox', 'a/inbox'],
    ['inbox\n', 'inbox\n'],
    ['', ''],
  ])('%j is %j: INBOX in any case, only as the first level', (given, name) => {
    expect(canonicalMailbox(given)).toBe(name)
  })

  it('has levels, none of them empty, and no control characters', () => {
    for (const name of ['a', 'a/b', 'a.b', 'a/...', '&-', '~', '日本', '%*', 'NIL', ' ', 'x'.repeat(1000)]) {
      expect(mailboxNameProblem(name)).toBeUndefined()
    }
    for (const name of [
      '',
      '/',
      'a/',
      '/a',
      'a//b',
      '.',
      'a/../b',
      '\t',
      '\u0085',
      '\u2028',
      '\udc00',
      'ä'.repeat(501),
    ]) {
      expect(mailboxNameProblem(name)).toMatch(/^(the|a level of the) name/)
    }
  })
})

describe('a tag', () => {
  it('is a keyword when IMAP can spell it: for each octet by RFC 9051 §9, atom-char', () => {
    const specials = new Set('(){ %*"\\]'.split(''))
    for (let code = 0; code < 256; code += 1) {
      const character = String.fromCharCode(code)
      const atom = code > 0x1f && code < 0x7f && !specials.has(character)
      expect([code, isKeyword(character)]).toEqual([code, atom])
    }
    expect([isKeyword('$Forwarded'), isKeyword(''), isKeyword('a b'), isKeyword('a\n')]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})
