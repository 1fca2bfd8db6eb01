import { describe, expect, it } from 'vitest'
import { DomainError } from '../../src/domain/trouble.ts'
import { type ImapBench, startImap } from './imap-bench.ts'

type Client = Awaited<ReturnType<ImapBench['inside']>>

/** The lines up to and with the tagged one. */
async function ask(client: Client, command: string, tag = 't'): Promise<string[]> {
  client.send(`${tag} ${command}\r\n`)
  return heard(client, tag)
}

async function heard(client: Client, tag: string): Promise<string[]> {
  const lines: string[] = []
  for (;;) {
    const line = await client.line()
    lines.push(line)
    if (line.startsWith(`${tag} `)) return lines
  }
}

async function selected(imap: ImapBench): Promise<Client> {
  const client = await imap.inside()
  await ask(client, 'SELECT INBOX')
  return client
}

const mail = (subject: string, fields = ''): string =>
  `Subject: ${subject}\r\n${fields}\r\nbody of ${subject}\r\n`

describe('SEARCH', () => {
  it('I10: refuses what is nested too deeply, and what has too many keys', async () => {
    await using imap = await startImap({ mail: [mail('one')] })
    const client = await selected(imap)
    for (const nested of ['NOT ', 'OR ALL ', '(']) {
      const [answer] = await ask(client, `SEARCH ${nested.repeat(5_000)}ALL`)
      expect(answer).toMatch(/^t BAD \[CLIENTBUG\] A search is nested too deeply/)
    }
    const most = 'OR TEXT one '.repeat(49)
    expect((await ask(client, `SEARCH ${most}ALL`))[0]).toBe('* SEARCH 1')
    const [refused] = await ask(client, `SEARCH${' ALL'.repeat(1_001)}`)
    expect(refused).toMatch(/^t NO \[LIMIT\] /)
    const [found] = await ask(client, `SEARCH${' TEXT one'.repeat(1_000)}`)
    expect(found).toBe('* SEARCH 1')
  })

  it('I11: a hundred searches in one go are answered one after another, and others are not kept waiting', async () => {
    await using imap = await startImap({ mail: [mail('one'), mail('two')] })
    const client = await selected(imap)
    const other = await selected(imap)
    client.send(Array.from({ length: 100 }, (_, at) => `t${at} SEARCH TEXT body\r\n`).join(''))
    expect((await ask(other, 'SEARCH TEXT one'))[0]).toBe('* SEARCH 1')
    for (let at = 0; at < 100; at++) expect((await heard(client, `t${at}`))[0]).toBe('* SEARCH 1 2')
  })

  it('I11: nothing is asked of the store any more for a client that is gone', async () => {
    await using imap = await startImap({ mail: [mail('one')] })
    const client = await selected(imap)
    const asked: string[] = []
    const { search } = imap.store.mailboxes
    let begun: () => void = () => undefined
    const waiting = new Promise<void>((resolve) => {
      begun = resolve
    })
    let go: () => void = () => undefined
    imap.store.mailboxes.search = async (...args) => {
      asked.push(JSON.stringify(args[2]))
      begun()
      await new Promise<void>((resolve) => {
        go = resolve
      })
      return search.apply(imap.store.mailboxes, args)
    }
    try {
      client.send('a SEARCH TEXT one\r\nb SEARCH TEXT two\r\nc SEARCH TEXT three\r\n')
      await waiting
      client.reset()
      // The server has heard of it once it has heard what came later.
      await ask(await selected(imap), 'NOOP')
      go()
      await imap.desk.endedSession()
      expect(asked).toHaveLength(1)
    } finally {
      imap.store.mailboxes.search = search
    }
  })

  it('says LIMIT when the store takes too long, and `$` is empty then', async () => {
    await using imap = await startImap({ mail: [mail('one'), mail('two')] })
    const client = await selected(imap)
    await ask(client, 'SEARCH RETURN (SAVE) ALL')
    const { search } = imap.store.mailboxes
    imap.store.mailboxes.search = async () => {
      throw new DomainError('search-timeout', 'The search took too long')
    }
    try {
      expect(await ask(client, 'SEARCH TEXT one')).toEqual(['t NO [LIMIT] The search took too long'])
      expect((await ask(client, 'SEARCH RETURN (COUNT) $'))[0]).toBe('* ESEARCH (TAG "t") COUNT 2')
      expect(await ask(client, 'SEARCH RETURN (SAVE) TEXT one')).toEqual([
        't NO [LIMIT] The search took too long',
      ])
      expect((await ask(client, 'SEARCH RETURN (COUNT) $'))[0]).toBe('* ESEARCH (TAG "t") COUNT 0')
    } finally {
      imap.store.mailboxes.search = search
    }
  })

  it('finds by EMAILID and THREADID what FETCH tells (RFC 8474 §6)', async () => {
    await using imap = await startImap({
      mail: [
        mail('one', 'Message-ID: <a@b>\r\n'),
        mail('two', 'Message-ID: <b@b>\r\nReferences: <a@b>\r\n'),
        mail('three', 'Message-ID: <c@b>\r\n'),
        mail('four'),
      ],
    })
    const client = await selected(imap)
    const [line = ''] = await ask(client, 'FETCH 2 (EMAILID THREADID)')
    const [, email, thread] = /EMAILID \((\w+)\) THREADID \((\w+)\)/.exec(line) ?? []
    expect((await ask(client, `SEARCH EMAILID ${email}`))[0]).toBe('* SEARCH 2')
    expect((await ask(client, `SEARCH THREADID ${thread}`))[0]).toBe('* SEARCH 1 2')
    expect((await ask(client, `SEARCH OR NOT THREADID ${thread} SUBJECT one`))[0]).toBe('* SEARCH 1 3 4')
    expect((await ask(client, 'SEARCH OR EMAILID x THREADID NIL'))[0]).toBe('* SEARCH')
  })

  it('pitfall 2: numbers mean what they meant, and what is gone is not found', async () => {
    await using imap = await startImap({ mail: ['one', 'two', 'three'].map((subject) => mail(subject)) })
    const client = await selected(imap)
    await ask(client, 'SEARCH RETURN (SAVE) ALL')
    const inbox = imap.inboxOf('shop')
    const { id } = await imap.store.mailboxes.get(inbox, 'INBOX')
    await imap.store.mailboxes.expunge(inbox, id, { uids: [2], deletedOnly: false })
    await imap.deliver('shop', mail('four'))
    const lines = await ask(client, 'SEARCH NOT SUBJECT one')
    expect(lines).toEqual(['* SEARCH 3', '* 4 EXISTS', '* 4 RECENT', 't OK Searched'])
    expect(await ask(client, 'SORT (REVERSE SUBJECT) UTF-8 ALL')).toEqual(['* SORT 3 1 4', 't OK Sorted'])
    expect(await ask(client, 'UID SEARCH $')).toEqual(['* SEARCH 1 3', '* 2 EXPUNGE', 't OK Searched'])
    expect((await ask(client, 'UID THREAD REFERENCES UTF-8 ALL'))[0]).toBe('* THREAD (1)(3)(4)')
  })

  it('tells the highest modseq of what it found when asked by modseq (RFC 7162 §3.1.5)', async () => {
    await using imap = await startImap({ mail: ['one', 'two'].map((subject) => mail(subject)) })
    const client = await selected(imap)
    const [first = '', ,] = await ask(client, 'SEARCH MODSEQ 1')
    expect(first).toMatch(/^\* OK \[HIGHESTMODSEQ \d+\]/)
    const [line = ''] = await ask(client, 'SEARCH MODSEQ 1 SUBJECT two')
    const modseq = Number(/^\* SEARCH 2 \(MODSEQ (\d+)\)$/.exec(line)?.[1])
    expect((await ask(client, `SEARCH RETURN (ALL) MODSEQ ${modseq}`))[0]).toBe(
      `* ESEARCH (TAG "t") ALL 2 MODSEQ ${modseq}`,
    )
    expect((await ask(client, `SORT (SUBJECT) UTF-8 MODSEQ ${modseq}`))[0]).toBe(
      `* SORT 2 (MODSEQ ${modseq})`,
    )
    expect((await ask(client, `SEARCH MODSEQ ${modseq + 1_000}`))[0]).toBe('* SEARCH')
  })

  it('refuses more contexts than it keeps, and searches all the same (RFC 5267 §4.3.1)', async () => {
    await using imap = await startImap({ mail: [mail('one')] })
    const client = await selected(imap)
    for (let at = 0; at < 10; at++)
      expect(await ask(client, 'SEARCH RETURN (UPDATE COUNT) ALL', `t${at}`)).toHaveLength(2)
    expect(await ask(client, 'SEARCH RETURN (UPDATE COUNT) ALL', 't10')).toEqual([
      '* ESEARCH (TAG "t10") COUNT 1',
      '* NO [NOUPDATE "t10"] Too many searches tell of changes',
      't10 OK Searched',
    ])
    await ask(client, 'CANCELUPDATE "t3"')
    expect(await ask(client, 'SEARCH RETURN (UPDATE COUNT) ALL', 't11')).toHaveLength(2)
  })

  it("tells of changes in IDLE, and of flags that are the session's own", async () => {
    await using imap = await startImap({ mail: [mail('one')], readState: 'private' })
    const client = await selected(imap)
    await ask(client, 'SEARCH RETURN (UPDATE) UNSEEN', 'u')
    expect(await ask(client, 'STORE 1 +FLAGS.SILENT \\Seen')).toEqual([
      '* ESEARCH (TAG "u") REMOVEFROM (0 1)',
      expect.stringMatching(/^t OK/),
    ])
    client.send('t IDLE\r\n')
    await client.line()
    await imap.deliver('shop', mail('two'))
    expect(await client.line()).toBe('* 2 EXISTS')
    expect(await client.line()).toBe('* 2 RECENT')
    expect(await client.line()).toBe('* ESEARCH (TAG "u") ADDTO (0 2)')
    client.send('DONE\r\n')
    await heard(client, 't')
  })

  it('withholds what it is told to', async () => {
    await using imap = await startImap({
      mail: [mail('one')],
      withheld: ['SORT', 'CONTEXT=SEARCH', 'THREAD=REFERENCES'],
    })
    const client = await selected(imap)
    for (const command of [
      'SORT (SUBJECT) UTF-8 ALL',
      'SEARCH RETURN (CONTEXT) ALL',
      'THREAD REFERENCES UTF-8 ALL',
    ])
      expect((await ask(client, command))[0]).toMatch(/^t BAD /)
    expect((await ask(client, 'THREAD ORDEREDSUBJECT UTF-8 ALL'))[0]).toBe('* THREAD (1)')
    const [capabilities = ''] = await ask(client, 'CAPABILITY')
    expect(capabilities.split(' ')).toEqual(expect.arrayContaining(['ESEARCH', 'THREAD=ORDEREDSUBJECT']))
    expect(capabilities).not.toMatch(/SORT|CONTEXT=SEARCH|THREAD=REFERENCES/)
  })
})
