import { expect, it, onTestFinished, vi } from 'vitest'
import { DomainError } from '../../src/domain/trouble.ts'
import type { Log } from '../../src/lib/log.ts'
import type { RawMessage } from '../../src/store/store.ts'
import { type ImapBench, startImap } from './imap-bench.ts'
import { StrictClient } from './strict-client.ts'

const MAIL = [1, 2, 3].map((n) => `Subject: ${n}\r\n\r\nbody ${n}\r\n`)

/** From now on the second message is opened like this. */
async function failing(imap: ImapBench, open: (raw: RawMessage) => RawMessage): Promise<void> {
  const { messages, mailboxes } = imap.store
  const inbox = imap.inboxOf('shop')
  const { id } = await mailboxes.get(inbox, 'INBOX')
  const { ids } = await mailboxes.placements(inbox, id)
  const raw = messages.raw.bind(messages)
  const spy = vi.spyOn(messages, 'raw').mockImplementation(async (each) => {
    const found = await raw(each)
    return each === ids[1] ? open(found) : found
  })
  onTestFinished(() => spy.mockRestore())
}

async function selected(imap: ImapBench): Promise<StrictClient> {
  const client = await StrictClient.inside(imap.port)
  await client.ok('SELECT INBOX')
  return client
}

const lines = (responses: readonly Buffer[]) => responses.map((response) => response.toString('latin1'))
const ONE = '* 1 FETCH (UID 1 BODY[TEXT] {8}\r\nbody 1\r\n)'
const THREE = '* 3 FETCH (UID 3 BODY[TEXT] {8}\r\nbody 3\r\n)'

it('pitfall 4: a message that goes while it is fetched is missed, by UID it is not', async () => {
  await using imap = await startImap({ mail: MAIL })
  await using client = await selected(imap)
  await failing(imap, () => {
    throw new DomainError('no-such-message', 'There is no such message.')
  })
  const { untagged, tagged } = await client.ask('FETCH 1:3 (UID BODY.PEEK[TEXT])')
  expect(lines(untagged)).toEqual([ONE, '* 2 FETCH (UID 2)', THREE])
  expect(tagged).toMatch(/^NO \[EXPUNGEISSUED\] /)
  expect(lines(await client.ok('UID FETCH 1:3 BODY.PEEK[TEXT]'))).toEqual([ONE, THREE])
})

it('a message that is damaged does not keep the others back', async () => {
  await using imap = await startImap({ mail: MAIL })
  await using client = await selected(imap)
  await failing(imap, () => {
    throw new DomainError('store-damaged', 'The octets are damaged.')
  })
  const { untagged, tagged } = await client.ask('FETCH 1:3 (UID BODY.PEEK[TEXT])')
  expect(lines(untagged)).toEqual([ONE, THREE])
  expect(tagged).toBe('NO [CORRUPTION] The octets are damaged.')
})

it('ends the connection when a literal cannot be finished: nothing can be said behind it', async () => {
  const warned = vi.fn()
  const log = { debug: vi.fn(), info: vi.fn(), warn: warned, error: warned } satisfies Partial<Log>
  await using imap = await startImap({ mail: MAIL }, log as never)
  await using client = await selected(imap)
  await failing(imap, (raw) => ({
    ...raw,
    async *bytes(range) {
      for await (const chunk of raw.bytes(range)) {
        yield chunk.subarray(0, 3)
        throw new DomainError('store-damaged', 'The octets are damaged.')
      }
    },
  }))
  await expect(client.ask('FETCH 1:3 (BODY.PEEK[TEXT])')).rejects.toThrow(/\{8\}\r\nbod$/)
  expect(warned.mock.calls.map(([, what]) => what)).toEqual(['imap: a message could not be read to its end'])
})
