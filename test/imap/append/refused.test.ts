import { expect, it, vi } from 'vitest'
import { DomainError } from '../../../src/domain/trouble.ts'
import { startImap } from '../imap-bench.ts'
import { answered, answerOf, appendOf, contentsOf } from './mailbox-contents.ts'

it('I28, I25: APPEND of too many flags, or of a keyword without end, is refused and read to its end', async () => {
  await using imap = await startImap()
  await using client = await imap.inside()
  const flagged = (flags: string): Buffer =>
    appendOf('z LOGOUT\r\n', { before: `a APPEND INBOX (${flags}) ` })
  expect(await answerOf(client, flagged('k '.repeat(10_000).trimEnd()))).toMatch(/^a NO \[LIMIT\]/)
  expect(await answerOf(client, flagged(`$${'l'.repeat(300)}`))).toMatch(/^a NO \[LIMIT\]/)
  for (const flag of ['\\Foo', '\\Recent', ']', 'ü'])
    expect(await answerOf(client, flagged(flag))).toMatch(/^a NO \[CANNOT\]/)
  for (const flag of ['"x"', '(x)', '{5}']) expect(await answerOf(client, flagged(flag))).toMatch(/^a BAD/)
  client.send(flagged(`$${'l'.repeat(200_000)}`))
  expect(await client.line()).toMatch(/^\* BAD .*too long/)
  expect(await answered(client, 'n NOOP\r\n', 'n')).toEqual([expect.stringMatching(/^n OK/)])
  expect(await contentsOf(imap, 'INBOX')).toEqual([])
})

it('D01: a full disk is OVERQUOTA, nothing is kept, and the session goes on', async () => {
  await using imap = await startImap({ mail: ['x'] })
  await using client = await imap.inside()
  const full = new DomainError('disk-full', 'The disk is full')
  const appending = vi.spyOn(imap.store.messages, 'appendAll').mockRejectedValueOnce(full)
  expect(await answerOf(client, appendOf('x'))).toBe('a NO [OVERQUOTA] The disk is full')
  expect(appending).toHaveBeenCalledOnce()
  expect(await answerOf(client, appendOf('x'))).toMatch(/^a OK/)
  vi.restoreAllMocks()
})

it('what a quota has no room for is not brought; moves bring nothing, and REPLACE only what it is larger by', async () => {
  await using imap = await startImap({ mail: ['x'.repeat(700), 'y'.repeat(100)] })
  await using client = await imap.inside()
  const entry = '/shared/vendor/sandpost/quota'
  const limits = new Map([[entry, Buffer.from('STORAGE 1 MESSAGE 3')]])
  await imap.store.metadata.set(imap.inboxOf('shop'), null, limits)
  await answered(client, 's SELECT INBOX\r\n', 's')
  const replacing = (octets: number): Buffer =>
    appendOf('z'.repeat(octets), { before: 'a UID REPLACE 2 Sent ' })
  expect(await answerOf(client, appendOf('x'.repeat(300)))).toMatch(/^a NO \[OVERQUOTA\]/)
  expect(await answerOf(client, 'a APPEND INBOX {1+}\r\n1 {1+}\r\n2\r\n')).toMatch(/^a NO \[OVERQUOTA\]/)
  expect(await answerOf(client, 'a COPY 1 Sent\r\n')).toMatch(/^a NO \[OVERQUOTA\]/)
  expect(await answerOf(client, 'a MOVE 1 Sent\r\n')).toMatch(/^a OK/)
  await imap.deliver('shop', 'w'.repeat(200))
  expect(await answerOf(client, appendOf('x'))).toMatch(/^a NO \[OVERQUOTA\]/)
  expect(await answerOf(client, replacing(125))).toMatch(/^a NO \[OVERQUOTA\]/)
  expect(await answerOf(client, replacing(124))).toMatch(/^a OK/)
})
