import { describe, expect, it } from 'vitest'
import { termsOf } from '../../../web/src/sessions/terms.ts'
import { protocols } from '../../../web/src/words/en/protocols.ts'

const marks = { secret: 'a secret', octets: 'octets' }
const { smtp, pop3, imap } = protocols

/** The terms that are explained, with what they mean. */
function explained(protocol: 'smtp' | 'lmtp' | 'pop3' | 'imap', from: 'C' | 'S' | '*', text: string) {
  const terms = termsOf({ from, text }, protocol, { protocols, marks })
  expect(terms.map((term) => term.text).join('')).toBe(text)
  return terms.filter(({ meaning }) => meaning !== null).map((term) => [term.text, term.meaning])
}

describe('the terms of a line', () => {
  it.each([
    ['smtp', 'C', 'mail FROM:<a@x.test>', [['mail', smtp.commands.MAIL]]],
    ['lmtp', 'C', 'LHLO x', [['LHLO', smtp.commands.LHLO]]],
    [
      'smtp',
      'C',
      'AUTH PLAIN ***',
      [
        ['AUTH', smtp.commands.AUTH],
        ['***', 'a secret'],
      ],
    ],
    ['smtp', 'C', '***', [['***', 'a secret']]],
    ['smtp', 'C', '<123 octets>', [['<123 octets>', 'octets']]],
    ['smtp', 'C', 'FROBNICATE', []],
    ['smtp', 'C', 'constructor', []],
    ['smtp', 'C', '', []],
    ['smtp', '*', 'QUIT came late', []],
    ['smtp', 'S', '250-SIZE 1', [['250', smtp.replies[250]]]],
    [
      'smtp',
      'S',
      '535 5.7.8 No',
      [
        ['535', smtp.replies[535]],
        ['5.7.8', `${smtp.statusClasses[5]}: ${smtp.statusDetails['7.8']}`],
      ],
    ],
    [
      'smtp',
      'S',
      '499 4.7.99 No',
      [
        ['499', smtp.replyClasses[4]],
        ['4.7.99', `${smtp.statusClasses[4]}: ${smtp.statusDetails['7.0']}`],
      ],
    ],
    ['smtp', 'S', '220', [['220', smtp.replies[220]]]],
    [
      'smtp',
      'S',
      '334 ***',
      [
        ['334', smtp.replies[334]],
        ['***', 'a secret'],
      ],
    ],
    [
      'pop3',
      'C',
      'PASS ***',
      [
        ['PASS', pop3.commands.PASS],
        ['***', 'a secret'],
      ],
    ],
    [
      'pop3',
      'S',
      '-ERR [SYS/TEMP] No',
      [
        ['-ERR', pop3.replies['-ERR']],
        ['SYS/TEMP', pop3.codes['SYS/TEMP']],
      ],
    ],
    ['pop3', 'S', '+OK', [['+OK', pop3.replies['+OK']]]],
    ['pop3', 'S', '1 120', []],
    ['imap', 'C', 'a1 uid fetch 1:* FLAGS', [['uid fetch', imap.commands.FETCH]]],
    [
      'imap',
      'C',
      'a1 LOGIN ***',
      [
        ['LOGIN', imap.commands.LOGIN],
        ['***', 'a secret'],
      ],
    ],
    ['imap', 'C', 'DONE', [['DONE', imap.commands.DONE]]],
    ['imap', 'S', '* 3 EXISTS', [['EXISTS', imap.replies.EXISTS]]],
    [
      'imap',
      'S',
      'a1 NO [AUTHENTICATIONFAILED] No',
      [
        ['NO', imap.replies.NO],
        ['AUTHENTICATIONFAILED', imap.codes.AUTHENTICATIONFAILED],
      ],
    ],
    ['imap', 'S', '+ idling', [['+', imap.replies['+']]]],
    ['imap', 'S', '* OK [UNHEARDOF x] y', [['OK', imap.replies.OK]]],
  ] as const)('%s %s: %s', (protocol, from, text, expected) => {
    expect(explained(protocol, from, text)).toEqual(expected)
  })
})
