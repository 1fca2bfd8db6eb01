import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { LineClient } from '../support/smtp-client.ts'
import { answerLines } from './answer-lines.ts'
import { type ImapBench, startImap } from './imap-bench.ts'

const MAIL = 'Subject: one\r\n\r\nhello\r\n'

/** A client in IDLE with INBOX selected. */
async function idling(imap: ImapBench, before: readonly string[] = []): Promise<LineClient> {
  const client = await imap.inside()
  for (const command of [...before, 'SELECT INBOX']) await answerLines(client, command)
  client.send('i IDLE\r\n')
  expect(await client.line()).toBe('+ idling')
  return client
}

const box = (imap: ImapBench) => imap.store.mailboxes.get(imap.inboxOf('shop'), 'INBOX')

describe('IDLE (RFC 9051 §6.3.13)', () => {
  it('pitfall 24: tells of new mail, flags and expunges while it lasts', async () => {
    await using imap = await startImap({ mail: [MAIL, MAIL] })
    const client = await idling(imap)
    const { mailboxes, messages } = imap.store
    const kept = await imap.deliver('shop', MAIL)
    expect([await client.line(), await client.line()]).toEqual(['* 3 EXISTS', '* 3 RECENT'])
    const added = { how: 'add', flags: 1, keywords: ['$New'] } as const
    await mailboxes.store(imap.inboxOf('shop'), (await box(imap)).id, [2], added)
    expect(await client.line()).toMatch(/^\* FLAGS \(.*\$New\)$/)
    expect(await client.line()).toMatch(/^\* OK \[PERMANENTFLAGS \(.*\$New \\\*\)\] ./)
    expect(await client.line()).toBe('* 2 FETCH (UID 2 FLAGS (\\Recent \\Seen $New))')
    await messages.remove({ ids: [kept.id] })
    expect(await client.line()).toBe('* 3 EXPUNGE')
    client.send('DONE\r\n')
    expect(await client.line()).toMatch(/^i OK /)
  })

  it('tells in the words of what is enabled', async () => {
    await using imap = await startImap({ mail: [MAIL, MAIL] })
    const client = await idling(imap, ['ENABLE QRESYNC IMAP4rev2'])
    const { id } = await box(imap)
    const inbox = imap.inboxOf('shop')
    await imap.deliver('shop', MAIL)
    expect(await client.line()).toBe('* 3 EXISTS')
    await imap.store.mailboxes.store(inbox, id, [2], { how: 'add', flags: 1, keywords: [] })
    expect(await client.line()).toMatch(/^\* 2 FETCH \(UID 2 FLAGS \(\\Seen\) MODSEQ \(\d+\)\)$/)
    await imap.store.mailboxes.expunge(inbox, id, { uids: [1, 3], deletedOnly: false })
    expect(await client.line()).toBe('* VANISHED 1,3')
  })

  it('tells at its beginning of what waited to be told', async () => {
    await using imap = await startImap({ mail: [MAIL, MAIL] })
    const client = await imap.inside()
    await answerLines(client, 'SELECT INBOX')
    const { id } = await box(imap)
    await imap.store.mailboxes.expunge(imap.inboxOf('shop'), id, { uids: [1], deletedOnly: false })
    client.send('a FETCH 1 UID\r\nb IDLE\r\n')
    expect([await client.line(), (await client.line()).slice(0, 4)]).toEqual(['* 1 FETCH (UID 1)', 'a OK'])
    expect([await client.line(), await client.line()]).toEqual(['+ idling', '* 1 EXPUNGE'])
  })

  it('tells what comes in one rush in few responses', async () => {
    await using imap = await startImap()
    const client = await idling(imap)
    const responses: string[] = []
    const heard = (async () => {
      do responses.push(await client.line())
      while (responses.at(-1) !== '* 100 RECENT')
    })()
    await Promise.all(Array.from({ length: 100 }, () => imap.deliver('shop', MAIL)))
    await heard
    expect(responses.length).toBeLessThan(40)
  })

  it('that lasts tells two sessions of one mailbox the same, and only one of them that it is recent', async () => {
    await using imap = await startImap()
    const clients = [await idling(imap), await idling(imap)]
    await imap.deliver('shop', MAIL)
    const lines = await Promise.all(clients.map(async (client) => [await client.line(), await client.line()]))
    expect(lines.map(([exists]) => exists)).toEqual(['* 1 EXISTS', '* 1 EXISTS'])
    expect(lines.map(([, recent]) => recent).sort()).toEqual(['* 0 RECENT', '* 1 RECENT'])
  })

  it('pitfall 24: keeps the connection alive, whether a mailbox is selected or not', async () => {
    await using imap = await startImap({ limits: { keepAliveMs: 20 } })
    const client = await imap.inside()
    client.send('a IDLE\r\n')
    expect([await client.line(), await client.line(), await client.line()]).toEqual([
      '+ idling',
      '* OK Still here',
      '* OK Still here',
    ])
    client.send('done\r\n')
    let last = await client.line()
    while (last === '* OK Still here') last = await client.line()
    expect(last).toMatch(/^a OK /)
  })

  it('I34: what is not DONE ends it, and DONE without it is nothing', async () => {
    await using imap = await startImap()
    const client = await imap.inside()
    for (const garbage of ['NOOP', 'DONE now', ' DONE', '', 'x'.repeat(100_000)]) {
      client.send('a IDLE\r\n')
      await client.line()
      client.send(`${garbage}\r\n`)
      expect(await client.line()).toMatch(/^a BAD /)
    }
    expect(await answerLines(client, 'NOOP')).toEqual(['OK Nothing done'])
    client.send('DONE\r\n')
    expect(await client.line()).toMatch(/^DONE BAD /)
  })

  it('I34: ends with BYE when the client has long been told nothing', async () => {
    await using imap = await startImap({ limits: { idleMs: 100, keepAliveMs: 40 } })
    const client = await idling(imap)
    const lines: string[] = []
    while (!lines.at(-1)?.startsWith('* BYE')) lines.push(await client.line())
    expect(lines.filter((line) => line !== '* OK Still here')).toEqual(['* BYE Nothing came for too long'])
    await client.untilEnd()
    expect((await imap.desk.endedSession()).ending).toBe('idle')
  })

  it('pitfall 24: goes on as long as the client is told something', async () => {
    await using imap = await startImap({ limits: { idleMs: 300, coalesceMs: 1 } })
    const client = await idling(imap)
    const begun = performance.now()
    for (let at = 1; performance.now() < begun + 700; at++) {
      await imap.deliver('shop', MAIL)
      expect(await client.line()).toBe(`* ${at} EXISTS`)
      await client.line()
      await delay(50)
    }
    client.send('DONE\r\n')
    expect(await client.line()).toMatch(/^i OK /)
  })

  it('ends when the client goes', async () => {
    await using imap = await startImap()
    for (const leave of ['finish', 'reset'] as const) {
      const client = await idling(imap)
      client[leave]()
      await imap.desk.until(() => imap.desk.open.size === 0)
    }
  })

  it('I40: ends with BYE for two hundred sessions when the server closes', async () => {
    await using imap = await startImap({ limits: { connectionsPerAddress: 1000 } })
    const clients: LineClient[] = []
    for (let at = 0; at < 100; at++) clients.push(await idling(imap))
    for (let at = 0; at < 100; at++) clients.push(await imap.inside())
    const closed = imap.server.close({ graceMs: 10_000 })
    const last = await Promise.all(clients.map((client) => client.untilEnd()))
    await closed
    expect(new Set(last)).toEqual(new Set(['* BYE [UNAVAILABLE] Shutting down\r\n']))
    expect(imap.desk.ended.every(({ ending }) => ending === 'server shut down')).toBe(true)
  })

  it('of a mailbox that is removed tells that all in it is gone', async () => {
    await using imap = await startImap({ mailboxes: ['box'], mail: [{ raw: MAIL, mailbox: 'box' }] })
    const client = await imap.inside()
    await answerLines(client, 'SELECT box')
    client.send('i IDLE\r\n')
    await client.line()
    await imap.store.mailboxes.rename(imap.inboxOf('shop'), 'box', 'other')
    await imap.deliver('shop', { raw: MAIL, mailbox: 'other' })
    expect([await client.line(), await client.line()]).toEqual(['* 2 EXISTS', '* 2 RECENT'])
    await imap.store.mailboxes.drop(imap.inboxOf('shop'), 'other')
    expect([await client.line(), await client.line()]).toEqual(['* 1 EXPUNGE', '* 1 EXPUNGE'])
    client.send('DONE\r\n')
    expect(await client.line()).toMatch(/^i OK /)
    expect(await answerLines(client, 'UID FETCH 1:* FLAGS')).toEqual(['OK Fetched'])
  })
})
