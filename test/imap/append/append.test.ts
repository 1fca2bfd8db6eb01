import { describe, expect, it, vi } from 'vitest'
import { FLAG } from '../../../src/domain/flags.ts'
import { startImap } from '../imap-bench.ts'
import { answered, answerOf, appendOf, contentsOf } from './mailbox-contents.ts'

const EVERY_OCTET = Buffer.from(Array.from({ length: 256 }, (_, octet) => octet))
const HEADER = Buffer.from('Subject: x\r\n\r\n')

/** Octets that others stumble over. */
const ODD: Readonly<Record<string, Buffer>> = {
  'one octet': Buffer.from('x'),
  'no final CRLF': Buffer.from('Subject: x\r\n\r\nlast line'),
  'a lone CR and a lone LF': Buffer.from('Subject: x\n\n\r\rone\rtwo\nthree\r'),
  'what looks like literals and commands': Buffer.from('{5}\r\n{3+}\r\nb LOGOUT\r\n)\r\n~{1}\r\n'),
  'every octet but NUL': Buffer.concat([HEADER, EVERY_OCTET.subarray(1)]),
  'no header at all': Buffer.from('\r\n\r\n\r\n'),
  'more than is kept in memory': Buffer.concat([HEADER, Buffer.alloc(400_000, EVERY_OCTET.subarray(1))]),
}

describe('APPEND keeps octets exactly', () => {
  it.each(Object.entries(ODD))('with %s', async (_, octets) => {
    await using imap = await startImap()
    await using client = await imap.inside()
    expect(await answerOf(client, appendOf(octets))).toMatch(/^a OK \[APPENDUID \d+ 1\]/)
    const [kept] = await contentsOf(imap, 'INBOX')
    expect(kept?.equals(octets)).toBe(true)
    await answered(client, 's SELECT INBOX\r\n', 's')
    const heard: Buffer[] = []
    client.socket.on('data', (chunk: Buffer) => heard.push(chunk))
    await answered(client, 'a FETCH 1 BODY.PEEK[]\r\n')
    const literal = Buffer.concat([Buffer.from(`* 1 FETCH (BODY[] {${octets.length}}\r\n`), octets])
    expect(Buffer.concat(heard).subarray(0, literal.length).equals(literal)).toBe(true)
  })

  it('I24: NUL in a literal8 only', async () => {
    await using imap = await startImap()
    await using client = await imap.inside()
    const octets = Buffer.concat([HEADER, EVERY_OCTET])
    expect(await answerOf(client, appendOf(octets, { binary: true }))).toMatch(/^a OK/)
    expect(await answerOf(client, appendOf('a\0b\0c', { binary: true }))).toMatch(/^a OK/)
    expect(await answerOf(client, appendOf('a\0b\0c'))).toBe('a BAD [CLIENTBUG] Only a literal8 may hold NUL')
    expect(await contentsOf(imap, 'INBOX')).toEqual([octets, Buffer.from('a\0b\0c')])
  })

  it('I24: of a literal8 only where BINARY is offered', async () => {
    await using imap = await startImap({ withheld: ['BINARY'] })
    await using client = await imap.inside()
    expect(await answerOf(client, appendOf('x', { binary: true }))).toMatch(/^a BAD/)
    expect(await contentsOf(imap, 'INBOX')).toEqual([])
  })
})

describe('APPEND of a message with 8-bit octets in its header', () => {
  const header = Buffer.from('Subject: Grüße\r\n\r\nGrüße\r\n')
  const latin1 = Buffer.from('Subject: Gr\xfc\xdfe\r\n\r\n', 'latin1')
  const utf8 = (octets: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(`a APPEND INBOX UTF8 (~{${octets.length}+}\r\n`),
      octets,
      Buffer.from(')\r\n'),
    ])

  it.each(['CONDSTORE', 'UTF8=ACCEPT', 'IMAP4rev2'])('is kept as it is after ENABLE %s', async (feature) => {
    await using imap = await startImap()
    await using client = await imap.inside()
    await answered(client, `e ENABLE ${feature}\r\n`, 'e')
    for (const command of [appendOf(header), appendOf(latin1), utf8(header)])
      expect(await answerOf(client, command)).toMatch(/^a OK/)
    expect(await contentsOf(imap, 'INBOX')).toEqual([header, latin1, header])
  })

  it('is taken where UTF8=ACCEPT is not offered, as by any server before it, but not as UTF8', async () => {
    await using imap = await startImap({ withheld: ['UTF8=ACCEPT'] })
    await using client = await imap.inside()
    expect(await answerOf(client, appendOf(latin1))).toMatch(/^a OK/)
    expect(await answerOf(client, utf8(header))).toMatch(/^a BAD/)
    expect(await contentsOf(imap, 'INBOX')).toEqual([latin1])
  })
})

describe('APPEND', () => {
  const MAIL = 'Subject: x\r\n\r\nx\r\n'
  const WITH_FLAGS = 'a APPEND Sent (\\Seen \\Deleted $Todo $todo) " 1-Feb-2026 09:00:00 +0130" '

  it('gives the message its flags and its date, and names the session that brought it', async () => {
    await using imap = await startImap()
    await using client = await imap.inside()
    await answerOf(client, appendOf(MAIL, { before: WITH_FLAGS }))
    const inbox = imap.inboxOf('shop')
    const { id } = await imap.store.mailboxes.get(inbox, 'Sent')
    const sent = await imap.store.mailboxes.placements(inbox, id)
    expect(sent.flags[0]).toBe(FLAG.seen | FLAG.deleted)
    expect(sent.keywordSets[sent.keywords[0] ?? 0]).toEqual(['$Todo'])
    expect([sent.dates[0], sent.zones[0]]).toEqual([Date.parse('2026-02-01T07:30:00Z'), 90])
    const [session] = imap.desk.open.values()
    expect(session?.messages).toEqual(sent.ids)
    expect(await imap.store.messages.get(sent.ids[0] ?? '')).toMatchObject({
      session: session?.id,
      envelope: { from: null, to: [] },
    })
  })

  it('keeps no flags where they last for a session, and still refuses those that cannot be', async () => {
    await using imap = await startImap({ readState: 'private' })
    await using client = await imap.inside()
    expect(await answerOf(client, appendOf(MAIL, { before: WITH_FLAGS }))).toMatch(/^a OK/)
    const { id } = await imap.store.mailboxes.get(imap.inboxOf('shop'), 'Sent')
    const sent = await imap.store.mailboxes.placements(imap.inboxOf('shop'), id)
    expect([sent.flags[0], sent.keywords[0]]).toEqual([0, 0])
    expect(await answerOf(client, appendOf(MAIL, { before: 'a APPEND Sent (\\Sent) ' }))).toMatch(/^a NO/)
  })

  it('is answered when the message is on disk, not before (DUR-1)', async () => {
    await using imap = await startImap()
    await using client = await imap.inside()
    const { messages } = imap.store
    let commit: () => void = () => undefined
    const appendAll = messages.appendAll.bind(messages)
    const spy = vi.spyOn(messages, 'appendAll').mockImplementation(async (incoming) => {
      await new Promise<void>((resolve) => {
        commit = resolve
      })
      return appendAll(incoming)
    })
    client.send(appendOf(MAIL))
    await vi.waitFor(() => expect(spy).toHaveBeenCalled())
    const answer = client.line()
    const first = await Promise.race([
      answer,
      new Promise((resolve) => setTimeout(() => resolve('nothing'), 50)),
    ])
    expect(first).toBe('nothing')
    commit()
    expect(await answer).toMatch(/^a OK/)
    spy.mockRestore()
  })

  it('tells EXISTS before its answer though the event comes late', async () => {
    await using imap = await startImap()
    await using client = await imap.inside()
    vi.spyOn(imap.feed, 'subscribe').mockReturnValue(() => undefined)
    await answered(client, 's SELECT INBOX\r\n', 's')
    vi.restoreAllMocks()
    expect(await answered(client, appendOf(MAIL, { before: 'a APPEND INBOX (\\Deleted) ' }))).toEqual([
      '* 1 EXISTS',
      '* 1 RECENT',
      expect.stringMatching(/^a OK/),
    ])
    expect(await answered(client, 'a MOVE 1 INBOX\r\n')).toEqual([
      expect.stringMatching(/^\* OK \[COPYUID \d+ 1 2\]/),
      '* 1 EXPUNGE',
      '* 1 EXISTS',
      '* 1 RECENT',
      expect.stringMatching(/^a OK/),
    ])
    expect(await answered(client, 'a EXPUNGE\r\n')).toEqual(['* 1 EXPUNGE', expect.stringMatching(/^a OK/)])
  })
})

describe('APPEND that does not come whole, or is too large', () => {
  it('I26: keeps nothing when the connection is cut in the literal', async () => {
    await using imap = await startImap()
    const before = (await imap.store.facts()).messages
    await using client = await imap.inside()
    const large = Buffer.alloc(300_000, 'x')
    await client.push(Buffer.concat([appendOf('x').subarray(0, -2), Buffer.from(' {600000+}\r\n'), large]))
    client.reset()
    await imap.desk.endedSession()
    expect((await imap.store.facts()).messages).toBe(before)
    expect(await contentsOf(imap, 'INBOX')).toEqual([])
  })

  it('I26, I03: is refused with TOOBIG, asked for or not; what no one can read to its end ends the session', async () => {
    await using imap = await startImap({ maxMessageSize: 1000 })
    await using client = await imap.inside()
    expect(await answerOf(client, 'a APPEND INBOX {1001}\r\n')).toBe(
      'a NO [TOOBIG] A literal is too large, or there are too many',
    )
    expect(await answerOf(client, appendOf('x'.repeat(1001)))).toMatch(/^a NO \[TOOBIG\]/)
    expect(await answerOf(client, appendOf('x'.repeat(1000)))).toMatch(/^a OK/)
    expect(await answerOf(client, 'a APPEND INBOX {2147483648}\r\n')).toMatch(/^a NO \[TOOBIG\]/)
    client.send('b APPEND INBOX {2147483648+}\r\n')
    expect(await client.untilEnd()).toBe('* BYE [TOOBIG] The literal is too large\r\n')
    expect(await contentsOf(imap, 'INBOX')).toHaveLength(1)
  })

  it('I07: may bring only so many messages, and so many octets, by one command', async () => {
    await using imap = await startImap({ maxMessageSize: 1000 })
    await using client = await imap.inside()
    const several = (count: number, octets: string): string =>
      `a APPEND INBOX${` {${octets.length}+}\r\n${octets}`.repeat(count)}\r\n`
    expect(await answerOf(client, several(1001, 'x'))).toMatch(/^a NO \[TOOBIG\]/)
    expect(await answerOf(client, several(21, 'x'.repeat(1000)))).toMatch(/^a NO \[TOOBIG\]/)
    expect(await answerOf(client, several(20, 'x'.repeat(1000)))).toMatch(/APPENDUID \d+ 1:20\]/)
    expect(await answerOf(client, several(1000, 'x'))).toMatch(/APPENDUID \d+ 21:1020\]/)
  })

  it('I40: is kept and answered, or neither, when the server stops', async () => {
    await using imap = await startImap()
    const clients = await Promise.all(Array.from({ length: 20 }, () => imap.inside()))
    for (const [at, client] of clients.entries()) {
      const command = appendOf(`Subject: ${at}\r\n\r\n${'x'.repeat(at * 20_000)}\r\n`)
      await client.push(at % 2 === 0 ? command : command.subarray(0, -5))
    }
    const closed = imap.server.close({ graceMs: 500 })
    const heard = await Promise.all(clients.map((client) => client.untilEnd()))
    await closed
    const answered = heard.filter((said) => said.includes('a OK')).length
    const kept = await contentsOf(imap, 'INBOX')
    expect(kept).toHaveLength(answered)
    for (const client of clients) await client[Symbol.asyncDispose]()
  })
})

it('I33: names of another user say nothing of whether they are there', async () => {
  await using imap = await startImap()
  await using other = await imap.inside('other')
  await answerOf(other, appendOf('secret'))
  await answerOf(other, 'a COPY 1 Sent\r\n')
  await using client = await imap.inside()
  await answerOf(client, appendOf('own'))
  await answered(client, 's SELECT INBOX\r\n', 's')
  const theirs = imap.inboxOf('other')
  for (const name of [`${theirs}/INBOX`, `/${theirs}/INBOX`, `~other/INBOX`, 'other', `../${theirs}/INBOX`]) {
    const there = await answerOf(client, `a COPY 1 "${name}"\r\n`)
    expect(there).toBe(await answerOf(client, `a COPY 1 "${name.replace('other', 'nobody')}"\r\n`))
    expect(there).toMatch(/^a NO \[(TRYCREATE|CANNOT)\]/)
    const url = `"/${name}/;UID=1"`
    expect(await answerOf(client, `a APPEND INBOX CATENATE (URL ${url})\r\n`)).toMatch(/^a NO \[BADURL/)
  }
  expect(await contentsOf(imap, 'INBOX')).toHaveLength(1)
})
