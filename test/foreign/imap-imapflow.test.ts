import { buffer } from 'node:stream/consumers'
import { ImapFlow, type ImapFlowOptions } from 'imapflow'
import { describe, expect, it } from 'vitest'
import { type ImapStage, imapStage } from '../imap/foreign-stage.ts'

const COUNT = 12

/** A client that is connected and logged in. */
async function clientOf(stage: ImapStage, options: ImapFlowOptions = {}): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: stage.port,
    secure: false,
    tls: { rejectUnauthorized: false },
    auth: { user: 'shop', pass: 'secret' },
    logger: false,
    ...options,
  })
  await client.connect()
  return client
}

const WAYS: readonly [how: string, options: (stage: ImapStage) => ImapFlowOptions][] = [
  ['plain', () => ({ doSTARTTLS: false })],
  ['STARTTLS', () => ({ doSTARTTLS: true })],
  ['implicit TLS', ({ tlsPort }) => ({ port: tlsPort, secure: true })],
  ...['LOGIN', 'AUTH=LOGIN', 'AUTH=PLAIN'].map((loginMethod): (typeof WAYS)[number] => [
    loginMethod,
    () => ({ auth: { user: 'shop', pass: 'secret', loginMethod } }),
  ]),
  ['an access token', () => ({ auth: { user: 'shop', accessToken: 'secret' } })],
  ['IMAP4rev1', () => ({ disableIMAP4rev2: true })],
  ['no extension turned on', () => ({ disableAutoEnable: true, disableIMAP4rev2: true })],
  ['no compression', () => ({ disableCompression: true })],
]

describe('imapflow', () => {
  it.each(WAYS)('downloads by %s', async (_how, options) => {
    await using stage = await imapStage(COUNT)
    await using client = await clientOf(stage, options(stage))
    expect(await client.mailboxOpen('INBOX')).toMatchObject({ exists: COUNT, uidNext: COUNT + 1 })
    const all = await client.fetchAll('1:*', {
      uid: true,
      flags: true,
      envelope: true,
      source: true,
      size: true,
    })
    expect(all.map(({ source }) => source?.toString())).toEqual(stage.mail.map(String))
    expect(all.map(({ size }) => size)).toEqual(stage.mail.map(({ length }) => length))
    expect(all.map(({ envelope }) => envelope?.subject)).toEqual(stage.mail.map((_, at) => `number ${at}`))
    const { content } = await client.download('10')
    if (content === undefined) throw new Error('nothing to download')
    expect((await buffer(content)).toString()).toBe(String(stage.mail[9]))
  })

  it('lists the mailboxes with their uses and states, makes, renames and removes some', async () => {
    await using stage = await imapStage(COUNT)
    await using client = await clientOf(stage)
    const boxes = await client.list({ statusQuery: { messages: true, unseen: true, size: true } })
    expect(new Map(boxes.map(({ path, specialUse }) => [path, specialUse]))).toEqual(
      new Map([
        ['INBOX', '\\Inbox'],
        ...['Archive', 'Drafts', 'Junk', 'Sent', 'Trash'].map((name) => [name, `\\${name}`] as const),
      ]),
    )
    expect(boxes.every(({ subscribed, listed }) => subscribed && listed)).toBe(true)
    expect(boxes.find(({ path }) => path === 'INBOX')?.status).toMatchObject({
      messages: COUNT,
      unseen: COUNT,
      size: Buffer.concat(stage.mail).length,
    })
    expect(await client.mailboxCreate(['Projekte', 'Größe & Maß'])).toMatchObject({
      path: 'Projekte/Größe & Maß',
      created: true,
    })
    await client.mailboxRename('Projekte/Größe & Maß', 'Projekte/日本')
    expect((await client.list()).map(({ path }) => path)).toContain('Projekte/日本')
    await client.mailboxDelete('Projekte/日本')
    expect((await client.list()).map(({ path }) => path)).not.toContain('Projekte/日本')
  })

  it('sets and clears flags that the page shows', async () => {
    await using stage = await imapStage(COUNT)
    await using client = await clientOf(stage)
    await client.mailboxOpen('INBOX')
    expect(await client.messageFlagsAdd('2', ['\\Seen', '\\Flagged', 'urgent'])).toBe(true)
    expect((await stage.messages())[1]).toMatchObject({ seen: true, flagged: true })
    expect(await client.messageFlagsRemove('2', ['\\Seen'])).toBe(true)
    expect((await stage.messages())[1]).toMatchObject({ seen: false, flagged: true })
    const found = await client.fetchOne('2', { flags: true })
    expect(found ? found.flags : undefined).toEqual(new Set(['\\Flagged', 'urgent']))
  })

  it('appends, copies, moves and deletes', async () => {
    await using stage = await imapStage(COUNT)
    await using client = await clientOf(stage)
    await client.mailboxOpen('INBOX')
    const raw = Buffer.from('Subject: mine\r\n\r\nbinary \xff\r\n', 'latin1')
    expect(await client.append('Drafts', raw, ['\\Draft', '\\Seen'])).toMatchObject({ uid: 1 })
    expect(await client.messageCopy('1:2', 'Archive')).toMatchObject({
      uidMap: new Map([1, 2].map((uid) => [uid, uid])),
    })
    expect(await client.messageMove({ subject: 'number 4' }, 'Junk')).toMatchObject({
      uidMap: new Map([[5, 1]]),
    })
    expect(await client.messageDelete('1')).toBe(true)
    expect(client.mailbox).toMatchObject({ exists: COUNT - 2 })
    expect((await stage.messages()).at(-1)).toMatchObject({ subject: 'mine', seen: true, octets: raw })
    const places = await stage.mailboxes()
    expect(['mine', 'number 4', 'number 0'].map((subject) => places.get(subject))).toEqual([
      'Drafts',
      'Junk',
      'Archive',
    ])
  })

  it('searches', async () => {
    await using stage = await imapStage(COUNT)
    await using client = await clientOf(stage)
    await client.mailboxOpen('INBOX')
    expect(await client.search({ subject: 'NUMBER 1' })).toEqual([2, 11, 12])
    expect(await client.search({ body: 'line 999 of a large' })).toEqual([10])
    expect(await client.search({ text: 'dot first, é', seq: '3:4' })).toEqual([3, 4])
    expect(
      await client.search({ or: [{ uid: '1' }, { header: { subject: 'number 7' } }], seen: false }),
    ).toEqual([1, 8])
    expect(await client.search({ larger: 20_000 }, { uid: true })).toEqual([10])
    expect(await client.search({ since: new Date(Date.now() - 172_800_000), not: { seq: '3:*' } })).toEqual([
      1, 2,
    ])
    expect(await client.search({ all: true }, { returnOptions: ['MIN', 'MAX', 'COUNT'] })).toMatchObject({
      min: 1,
      max: COUNT,
      count: COUNT,
    })
  })

  it('hears of new mail, flags and removals while it idles', async () => {
    await using stage = await imapStage(2)
    await using client = await clientOf(stage)
    const heard: object[] = []
    for (const event of ['exists', 'flags', 'expunge'] as const)
      client.on(event, (news: object) => heard.push({ event, ...news }))
    await client.mailboxOpen('INBOX')
    const idling = client.idle()
    await expect.poll(() => client.idling).toBe(true)
    const { id } = await stage.client.sendRaw('shop', 'Subject: new\r\n\r\nHello\r\n')
    await expect
      .poll(() => heard)
      .toContainEqual(expect.objectContaining({ event: 'exists', count: 3, prevCount: 2 }))
    await stage.client.change(id, { seen: true })
    await expect
      .poll(() => heard)
      .toContainEqual(expect.objectContaining({ event: 'flags', seq: 3, flags: new Set(['\\Seen']) }))
    await stage.client.remove(id)
    await expect.poll(() => heard).toContainEqual(expect.objectContaining({ event: 'expunge', seq: 3 }))
    await client.noop()
    await idling
  })

  it('resynchronizes with QRESYNC: is told what changed and what went, and nothing else', async () => {
    await using stage = await imapStage(COUNT)
    const known = await (async () => {
      await using before = await clientOf(stage, { qresync: true })
      return await before.mailboxOpen('INBOX')
    })()
    const { highestModseq: changedSince, uidValidity } = known
    const [first, second, third] = await stage.messages()
    await stage.client.change(first?.id ?? '', { flagged: true })
    await stage.client.remove(second?.id ?? '')
    await stage.client.remove(third?.id ?? '')
    await stage.client.sendRaw('shop', 'Subject: new\r\n\r\nHello\r\n')
    await using client = await clientOf(stage, { qresync: true })
    const heard: object[] = []
    for (const event of ['flags', 'expunge'] as const)
      client.on(event, (news: object) => heard.push({ event, ...news }))
    const since = { readOnly: false, changedSince, uidValidity }
    expect(await client.mailboxOpen('INBOX', since)).toMatchObject({ exists: COUNT - 1, uidNext: COUNT + 2 })
    expect(client.enabled).toContain('QRESYNC')
    expect(heard).toHaveLength(4)
    expect(heard).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ event: 'expunge', uid: 2, vanished: true, earlier: true }),
        expect.objectContaining({ event: 'expunge', uid: 3, vanished: true, earlier: true }),
        expect.objectContaining({ event: 'flags', uid: 1, flags: new Set(['\\Flagged']) }),
        expect.objectContaining({ event: 'flags', uid: COUNT + 1, flags: new Set() }),
      ]),
    )
  })

  it('is told that the password is wrong', async () => {
    await using stage = await imapStage(1)
    await expect(clientOf(stage, { auth: { user: 'shop', pass: 'wrong' } })).rejects.toMatchObject({
      authenticationFailed: true,
    })
  })
})
