import { expect as jestExpect } from 'expect'
import { describe, it, expect as vitestExpect } from 'vitest'
import { addMailMatchers, type JestExpect } from '../../../src/testing/jest.ts'
import type { MailMatchers } from '../../../src/testing/matchers/types.ts'
import '../../../src/testing/vitest.ts'
import { letter } from '../letters.ts'

type Asserted = MailMatchers & { readonly not: MailMatchers }
type Expect = (received: unknown) => Asserted

addMailMatchers(jestExpect as unknown as JestExpect)

const EXPECTS: readonly [string, Expect][] = [
  ['Vitest', vitestExpect as unknown as Expect],
  ['Jest', jestExpect as unknown as Expect],
]

const HOLDS: readonly [string, (mail: MailMatchers) => void][] = [
  ['From, as address', (mail) => mail.toBeFrom('shop@example.test')],
  ['From, with its domain in capitals', (mail) => mail.toBeFrom('shop@EXAMPLE.test')],
  ['From, as name', (mail) => mail.toBeFrom('Shop')],
  ['From, as pattern', (mail) => mail.toBeFrom(/@example\.test$/)],
  ['To', (mail) => mail.toBeTo('ann@example.test')],
  ['Cc', (mail) => mail.toBeCc('carl@example.test')],
  ['Bcc', (mail) => mail.toBeBcc('boss@example.test')],
  ['a recipient of the envelope', (mail) => mail.toBeDeliveredTo('boss@example.test')],
  ['the subject', (mail) => mail.toHaveSubject('Reset your password')],
  ['a subject that fits', (mail) => mail.toHaveSubject(/^reset/i)],
  ['text over broken lines', (mail) => mail.toHaveText('reset your password')],
  ['text that HTML shows', (mail) => mail.toHaveText('Hello Ann, reset')],
  ['HTML', (mail) => mail.toHaveHtml()],
  ['HTML with something', (mail) => mail.toHaveHtml('<b>Ann</b>')],
  ['a link by its text', (mail) => mail.toHaveLink({ text: 'reset', kind: 'reset' })],
  ['a link by its address', (mail) => mail.toHaveLink('/help')],
  ['a code', (mail) => mail.toHaveCode('482913')],
  ['a code as it is written', (mail) => mail.toHaveCode('482 913')],
  ['any code', (mail) => mail.toHaveCode()],
  ['an attachment', (mail) => mail.toHaveAttachment('bill.pdf')],
  ['an attachment by type in capitals', (mail) => mail.toHaveAttachment({ type: 'Application/PDF' })],
  ['an attachment by type', (mail) => mail.toHaveAttachment({ type: 'application/pdf' })],
  ['a header', (mail) => mail.toHaveHeader('x-shop')],
  ['the second of two headers', (mail) => mail.toHaveHeader('X-Shop', 'west')],
  ['a text alternative', (mail) => mail.toHaveTextAlternative()],
]

const FAILS: readonly [(mail: MailMatchers) => void, string][] = [
  [(mail) => mail.toBeFrom('example.test'), 'From: Shop <shop@example.test>'],
  [(mail) => mail.toBeTo('carl@example.test'), 'Expected: "carl@example.test"\nTo: Ann <ann@example.test>'],
  [(mail) => mail.toBeCc('ann@example.test'), 'Cc: carl@example.test'],
  [(mail) => mail.toBeBcc('ann@example.test'), 'Bcc: boss@example.test'],
  [(mail) => mail.toBeDeliveredTo('x@y.test'), '  boss@example.test'],
  [(mail) => mail.toHaveSubject('Reset'), 'Expected: "Reset"\nReceived: "Reset your password"'],
  [(mail) => mail.toHaveText('goodbye'), 'Hello Ann, reset your password.'],
  [(mail) => mail.toHaveHtml('<i>'), 'Expected: "<i>"\nHTML: "<p>Hello'],
  [
    (mail) => mail.toHaveLink({ text: 'Unsubscribe' }),
    'Links:\n  "reset your password" → https://shop.test/reset?t=1 (reset)\n  "Help" → https://shop.test/help',
  ],
  [(mail) => mail.toHaveCode('000000'), 'Codes: 482913 (written "482 913")'],
  [(mail) => mail.toHaveAttachment('bill'), 'Attachments: "bill.pdf", Application/PDF, 12 octets'],
  [(mail) => mail.toHaveHeader('X-Shop', 'nor'), 'X-Shop:\n  "north"\n  "west"'],
  [(mail) => mail.toHaveHeader('X-None'), 'It has no X-None, but these fields:\n  From\n  X-Shop'],
]

describe.each(EXPECTS)('matchers in %s', (_, expect) => {
  it.each(HOLDS)('hold for %s, and their denial does not', (_name, assertion) => {
    assertion(expect(letter()))
    vitestExpect(() => assertion(expect(letter()).not)).toThrow(/not to|^Expected .* not /)
  })

  it.each(FAILS)('%# fail with what was expected, what is there, and where to look', (assertion, told) => {
    assertion(expect(letter()).not)
    const failure = () => assertion(expect(letter()))
    vitestExpect(failure).toThrow(told)
    vitestExpect(failure).toThrow('Expected the mail "Reset your password" to ')
    vitestExpect(failure).toThrow('Look at it: http://127.0.0.1:8025/inbox/shop/m1')
  })

  it('says that a mail has no alternative when it has one kind of text alone', () => {
    vitestExpect(() => expect(letter({ text: null })).toHaveTextAlternative()).toThrow('It has: HTML')
    vitestExpect(() => expect(letter({ html: null })).toHaveTextAlternative()).toThrow('It has: plain text')
    vitestExpect(() => expect(letter({ text: ' \n' })).toHaveTextAlternative()).toThrow('It has: HTML')
  })

  it.each<[string, (mail: MailMatchers) => void, string]>([
    ['a number', (mail) => mail.toHaveCode(482913 as unknown as string), '482913 is neither'],
    [
      "a matcher of the runner's",
      (mail) => mail.toHaveLink(vitestExpect.any(String)),
      'no criterion of links',
    ],
    ['nothing', (mail) => mail.toHaveSubject(undefined as unknown as string), 'undefined is neither'],
    [
      'a name that is none',
      (mail) => mail.toHaveAttachment({ file: 'x' } as object),
      'of attachments "file"',
    ],
    ['a header that is undefined', (mail) => mail.toHaveHeader('X-Shop', undefined), 'was given undefined'],
    ['a code that is undefined', (mail) => mail.toHaveCode(undefined), 'was given undefined'],
    ['a link that is undefined', (mail) => mail.toHaveLink(undefined), 'was given undefined'],
  ])('refuse %s where a pattern is wanted, also when denied', (_name, assertion, told) => {
    vitestExpect(() => assertion(expect(letter()))).toThrow(told)
    vitestExpect(() => assertion(expect(letter()).not)).toThrow(told)
  })

  it('refuses what is no mail, and says so when a promise was not awaited', () => {
    vitestExpect(() => expect({ subject: 'x' }).toHaveSubject('x')).toThrow('not of a Object')
    vitestExpect(() => expect(Promise.resolve(letter())).toHaveSubject('x')).toThrow('await it first')
    vitestExpect(() => expect(undefined).not.toBeFrom('x')).toThrow('not of undefined')
  })
})
