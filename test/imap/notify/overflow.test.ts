import { expect, it } from 'vitest'
import type { MailEvent } from '../../../src/domain/events.ts'
import { startImap } from '../imap-bench.ts'

it('too many names at once end NOTIFY, as NOTIFY NONE would (RFC 5465 §5.8)', async () => {
  await using imap = await startImap()
  const client = await imap.inside()
  client.send('a NOTIFY SET (personal (MailboxName))\r\n')
  expect(await client.line()).toMatch(/^a OK/)
  const inbox = imap.inboxOf('shop')
  const { publish } = imap.feed as typeof imap.feed & { publish: (event: MailEvent) => void }
  for (let at = 0; at < 1200; at++)
    publish({ type: 'mailbox.created', seq: at, inbox, mailbox: `${at}`, name: `box ${at}` })
  expect(await client.line()).toMatch(/^\* OK \[NOTIFICATIONOVERFLOW\] ./)
  await imap.store.mailboxes.create(inbox, 'one')
  client.send('b NOOP\r\n')
  expect(await client.line()).toMatch(/^b OK/)
})

it('more groups than can be looked through are refused', async () => {
  await using imap = await startImap()
  const client = await imap.inside()
  client.send(`a NOTIFY SET ${Array(51).fill('(personal (MailboxName))').join(' ')}\r\n`)
  expect(await client.line()).toMatch(/^a NO \[NOTIFICATIONOVERFLOW\]/)
})
