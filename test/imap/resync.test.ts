import { describe, expect, it } from 'vitest'
import { lastMatch } from '../../src/imap/resync.ts'
import { View } from '../../src/imap/view.ts'
import type { LineClient } from '../support/smtp-client.ts'
import { type ImapBench, startImap } from './imap-bench.ts'
import { placementsOf } from './placements.ts'

const MAIL = 'Subject: one\r\n\r\nhello\r\n'

/** A client that speaks QRESYNC. */
async function resyncing(imap: ImapBench): Promise<LineClient> {
  const client = await imap.inside()
  await answer(client, 'ENABLE QRESYNC')
  return client
}

/** All that is said up to the tagged response. */
async function answer(client: LineClient, command: string): Promise<string[]> {
  client.send(`q ${command}\r\n`)
  const lines: string[] = []
  for (;;) {
    const line = await client.line()
    lines.push(line)
    if (line.startsWith('q ')) return lines
  }
}

/** What a client that comes back is told. */
function news(lines: readonly string[]): readonly string[] {
  return lines
    .filter((line) => /VANISHED|FETCH/.test(line))
    .map((line) => line.replace(/MODSEQ \(\d+\)/, 'MODSEQ'))
}

const box = (imap: ImapBench) => imap.store.mailboxes.get(imap.inboxOf('shop'), 'INBOX')

/** A mailbox of ten messages in which, after the moment that is remembered, 2, 3 and 7 went and 5 was read. */
async function changedMeanwhile(imap: ImapBench) {
  for (let at = 0; at < 10; at++) await imap.deliver('shop', MAIL)
  const { id, uidValidity, highestModseq } = await box(imap)
  const inbox = imap.inboxOf('shop')
  await imap.store.mailboxes.expunge(inbox, id, { uids: [2, 3, 7], deletedOnly: false })
  await imap.store.mailboxes.store(inbox, id, [5], { how: 'add', flags: 1, keywords: [] })
  return { uidValidity, highestModseq }
}

describe('SELECT with QRESYNC (RFC 7162 §3.2.5)', () => {
  it('pitfall 23: tells what vanished earlier and what changed, with UID, FLAGS and MODSEQ, in this order', async () => {
    await using imap = await startImap()
    const { uidValidity, highestModseq } = await changedMeanwhile(imap)
    const client = await resyncing(imap)
    const lines = await answer(client, `SELECT INBOX (QRESYNC (${uidValidity} ${highestModseq}))`)
    expect(news(lines)).toEqual([
      '* VANISHED (EARLIER) 2:3,7',
      '* 3 FETCH (UID 5 FLAGS (\\Recent \\Seen) MODSEQ)',
    ])
    expect(lines.at(-1)).toMatch(/^q OK \[READ-WRITE\]/)
    expect(lines.indexOf('* 7 EXISTS')).toBeLessThan(lines.indexOf('* VANISHED (EARLIER) 2:3,7'))
  })

  it('tells only of the UIDs that the client knows', async () => {
    await using imap = await startImap()
    const { uidValidity, highestModseq } = await changedMeanwhile(imap)
    const client = await resyncing(imap)
    const known = `${uidValidity} ${highestModseq} 6:9,1:2`
    expect(news(await answer(client, `EXAMINE INBOX (QRESYNC (${known}))`))).toEqual([
      '* VANISHED (EARLIER) 2,7',
    ])
  })

  it('tells of no expunge that the client knows by its numbers', async () => {
    await using imap = await startImap()
    const { uidValidity, highestModseq } = await changedMeanwhile(imap)
    const client = await resyncing(imap)
    const known = `${uidValidity} ${highestModseq} 1:10 (1,3:4 1,5:6)`
    expect(news(await answer(client, `SELECT INBOX (QRESYNC (${known}))`))).toEqual([
      '* VANISHED (EARLIER) 7',
      '* 3 FETCH (UID 5 FLAGS (\\Recent \\Seen) MODSEQ)',
    ])
  })

  it('tells nothing when UIDVALIDITY is another, or nothing happened', async () => {
    await using imap = await startImap()
    const { uidValidity } = await changedMeanwhile(imap)
    const client = await resyncing(imap)
    expect(news(await answer(client, `SELECT INBOX (QRESYNC (${uidValidity + 1} 1))`))).toEqual([])
    const { highestModseq } = await box(imap)
    expect(news(await answer(client, `SELECT INBOX (QRESYNC (${uidValidity} ${highestModseq}))`))).toEqual([])
  })

  it('tells all that is not there when that far back is no longer known', async () => {
    await using imap = await startImap()
    const { uidValidity } = await changedMeanwhile(imap)
    const client = await resyncing(imap)
    const changes = imap.store.mailboxes.changes.bind(imap.store.mailboxes)
    imap.store.mailboxes.changes = async (...of) => ({ ...(await changes(...of)), expunged: null })
    try {
      const lines = news(await answer(client, `SELECT INBOX (QRESYNC (${uidValidity} 1))`))
      expect(lines[0]).toBe('* VANISHED (EARLIER) 2:3,7')
      expect(lines).toHaveLength(8)
    } finally {
      imap.store.mailboxes.changes = changes
    }
  })

  it('is wrong before ENABLE QRESYNC, and with numbers and UIDs that are no pairs', async () => {
    await using imap = await startImap()
    const client = await imap.inside()
    expect(await answer(client, 'SELECT INBOX (QRESYNC (1 1))')).toEqual([
      'q BAD [CLIENTBUG] ENABLE QRESYNC first',
    ])
    await answer(client, 'ENABLE QRESYNC')
    for (const match of ['1,2 1', '2,1 1,2', '1:9,1:9 1:18', '1 1:4294967295'])
      expect(await answer(client, `SELECT INBOX (QRESYNC (1 1 1:9 (${match})))`)).toEqual([
        expect.stringMatching(/^q BAD/),
      ])
  })

  it('ends after as many pairs as there are messages', () => {
    const view = new View(placementsOf([{ uid: 3 }, { uid: 5 }, { uid: 8 }]))
    expect(lastMatch(view, { numbers: [[1, 4_294_967_295]], uids: [[1, 4_294_967_295]] })).toBe(0)
    expect(lastMatch(view, { numbers: [[2, 3]], uids: [[5, 6]] })).toBe(5)
    expect(lastMatch(view, undefined)).toBe(0)
  })
})
