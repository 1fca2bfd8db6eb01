import { describe, expect, it } from 'vitest'
import { type ImapBench, startImap } from './imap-bench.ts'
import { StrictClient } from './strict-client.ts'

const MAIL = [1, 2, 3, 4].map((n) => `Subject: ${n}\r\n\r\nbody ${n}\r\n`)

async function expunge(imap: ImapBench, uids: readonly number[]): Promise<void> {
  const inbox = imap.inboxOf('shop')
  const { id } = await imap.store.mailboxes.get(inbox, 'INBOX')
  await imap.store.mailboxes.expunge(inbox, id, { uids, deletedOnly: false })
}

async function selected(imap: ImapBench, ...before: string[]): Promise<StrictClient> {
  const client = await StrictClient.inside(imap.port)
  for (const command of [...before, 'SELECT INBOX']) await client.ok(command)
  return client
}

const lines = (responses: readonly Buffer[]) => responses.map((response) => response.toString('latin1'))

describe('messages that another has expunged (pitfalls 1, 2 and 4; RFC 2180 §4)', () => {
  it('I30: keep their number: what the view knows is told, what is in them is not', async () => {
    await using imap = await startImap({ mail: MAIL })
    await using client = await selected(imap)
    await expunge(imap, [1, 3])
    expect(lines(await client.ok('FETCH 1:3 (UID FLAGS RFC822.SIZE)'))).toEqual([
      '* 1 FETCH (UID 1 FLAGS (\\Recent) RFC822.SIZE 22)',
      '* 2 FETCH (UID 2 FLAGS (\\Recent) RFC822.SIZE 22)',
      '* 3 FETCH (UID 3 FLAGS (\\Recent) RFC822.SIZE 22)',
    ])
    const { untagged, tagged } = await client.ask('FETCH 3:4 (UID BODY.PEEK[TEXT])')
    expect(lines(untagged)).toEqual(['* 3 FETCH (UID 3)', '* 4 FETCH (UID 4 BODY[TEXT] {8}\r\nbody 4\r\n)'])
    expect(tagged).toMatch(/^NO \[EXPUNGEISSUED\] /)
    expect(await client.ask('FETCH 1 BODY[]')).toMatchObject({
      untagged: [],
      tagged: expect.stringMatching(/^NO/),
    })
    expect(lines(await client.ok('NOOP'))).toEqual(['* 1 EXPUNGE', '* 2 EXPUNGE'])
    expect(lines(await client.ok('FETCH 1:* UID'))).toEqual(['* 1 FETCH (UID 2)', '* 2 FETCH (UID 4)'])
  })

  it('are passed over by UID, where EXPUNGE may be told too (pitfall 15)', async () => {
    await using imap = await startImap({ mail: MAIL })
    await using client = await selected(imap)
    await expunge(imap, [2])
    expect(lines(await client.ok('UID FETCH 1:3 BODY.PEEK[TEXT]<0.6>'))).toEqual([
      '* 1 FETCH (UID 1 BODY[TEXT]<0> {6}\r\nbody 1)',
      '* 3 FETCH (UID 3 BODY[TEXT]<0> {6}\r\nbody 3)',
      '* 2 EXPUNGE',
    ])
    await expunge(imap, [3])
    expect(lines(await client.ok('UID STORE 3:4 +FLAGS (\\Seen)'))).toEqual([
      '* 3 FETCH (UID 4 FLAGS (\\Recent \\Seen))',
      '* 2 EXPUNGE',
    ])
  })

  it('are missed by STORE when the others are done, but not by .SILENT (RFC 2180 §4.2)', async () => {
    await using imap = await startImap({ mail: MAIL })
    await using client = await selected(imap)
    await expunge(imap, [2])
    const { untagged, tagged } = await client.ask('STORE 1:3 +FLAGS (\\Flagged)')
    expect(lines(untagged)).toEqual([
      '* 1 FETCH (FLAGS (\\Recent \\Flagged))',
      '* 3 FETCH (FLAGS (\\Recent \\Flagged))',
    ])
    expect(tagged).toMatch(/^NO \[EXPUNGEISSUED\] /)
    expect(await client.ok('STORE 1:3 -FLAGS.SILENT (\\Flagged)')).toEqual([])
    expect(await client.ask('STORE 2 FLAGS (\\Seen)')).toMatchObject({ untagged: [] })
    await client.ok('UID STORE 1 FLAGS (\\Flagged)')
    await expunge(imap, [4])
    await imap.store.mailboxes.store(imap.inboxOf('shop'), await idOf(imap), [3], SEEN)
    const refused = await client.ask('STORE 1:3 (UNCHANGEDSINCE 1) +FLAGS ($Never)')
    // RFC 7162 §3.1.3, example 11
    expect(refused.tagged).toMatch(/^NO \[MODIFIED 1:2\] /)
  })

  it('in a mailbox that is removed are all gone', async () => {
    await using imap = await startImap({
      mailboxes: ['Work'],
      mail: [{ raw: 'A: 1\r\n\r\n', mailbox: 'Work' }],
    })
    await using client = await StrictClient.inside(imap.port)
    await client.ok('SELECT Work')
    await imap.store.mailboxes.drop(imap.inboxOf('shop'), 'Work')
    expect(await client.ask('FETCH 1 (FLAGS BODY[])')).toMatchObject({
      tagged: expect.stringMatching(/^NO \[EXPUNGEISSUED\]/),
    })
    expect(await client.ask('STORE 1 FLAGS ()')).toMatchObject({
      tagged: expect.stringMatching(/^NO \[EXPUNGEISSUED\]/),
    })
    expect(lines(await client.ok('NOOP'))).toEqual(['* 1 EXPUNGE'])
  })
})

const SEEN = { how: 'add', flags: 1, keywords: [] } as const

async function idOf(imap: ImapBench): Promise<string> {
  return (await imap.store.mailboxes.get(imap.inboxOf('shop'), 'INBOX')).id
}

describe('UID FETCH with VANISHED (RFC 7162 §3.2.6; pitfall 23)', () => {
  it('tells first what is gone from the set, and never of what the client knows by number', async () => {
    await using imap = await startImap({ mail: MAIL })
    await using client = await selected(imap, 'ENABLE QRESYNC')
    await imap.deliver('shop', 'Subject: 5\r\n\r\n')
    await expunge(imap, [2, 5])
    const since = 'UID FETCH 1:* (FLAGS) (CHANGEDSINCE 1 VANISHED)'
    const first = lines(await client.ok(since))
    expect(first.slice(0, 2)).toEqual(['* VANISHED 2', '* VANISHED (EARLIER) 2,5'])
    expect(first[2]).toMatch(/^\* 1 FETCH \(UID 1 MODSEQ \(\d+\) FLAGS \(\\Recent\)\)$/)
    await expunge(imap, [4])
    expect(lines(await client.ok('UID FETCH 1:3,9 UID (CHANGEDSINCE 1 VANISHED)'))[1]).toBe(
      '* VANISHED (EARLIER) 2',
    )
    const now = /HIGHESTMODSEQ (\d+)/.exec(lines(await client.ok('SELECT INBOX')).join())?.[1]
    expect(await client.ok(`UID FETCH 1:* FLAGS (VANISHED CHANGEDSINCE ${now})`)).toEqual([])
  })

  it('is nothing without ENABLE, without CHANGEDSINCE, and without UID', async () => {
    await using imap = await startImap({ mail: MAIL })
    await using client = await selected(imap)
    for (const command of [
      'UID FETCH 1 UID (CHANGEDSINCE 1 VANISHED)',
      'UID FETCH 1 UID (VANISHED)',
      'FETCH 1 UID (CHANGEDSINCE 1 VANISHED)',
    ])
      expect(await client.ask(command)).toMatchObject({ untagged: [], tagged: expect.stringMatching(/^BAD/) })
  })
})
