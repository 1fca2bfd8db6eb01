import { expect, it } from 'vitest'
import { formatGrammarCode } from '../../../src/imap/format/grammar-code.ts'
import { GrammarError } from '../../../src/imap/grammar/grammar-error.ts'
import { meaningOf } from '../grammar/readers.ts'

it.each([
  ['SEARCH CHARSET X-FOO ALL', 'NO [BADCHARSET (UTF-8 US-ASCII)]'],
  [
    'NOTIFY SET (personal (Foo))',
    'NO [BADEVENT (FlagChange MessageExpunge MessageNew MailboxMetadataChange MailboxName ServerMetadataChange SubscriptionChange)]',
  ],
  ['CREATE &', 'NO [CANNOT]'],
  ['FOO', 'BAD [CLIENTBUG]'],
])('%s is answered %s (I41)', (said, answer) => {
  const refusal = meaningOf(said)
  if (!(refusal instanceof GrammarError)) throw new Error('It was read')
  expect(`${refusal.answer} [${formatGrammarCode(refusal)}]`).toBe(answer)
})
