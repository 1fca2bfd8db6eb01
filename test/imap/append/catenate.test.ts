import { describe, expect, it } from 'vitest'
import type { LineClient } from '../../support/smtp-client.ts'
import { type ImapBench, startImap } from '../imap-bench.ts'
import { answered, answerOf, appendOf, contentsOf } from './mailbox-contents.ts'

const FIRST = 'From: a@b.test\r\nX-Folded: one\r\n two\r\nTo: c@d.test\r\n\r\nHello world\r\n'
const PARTS = [
  'Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Id: <1>\r\n\r\nfirst\r\n',
  '--x\r\nContent-Type: message/rfc822\r\n\r\nSubject: in\r\n\r\nside\r\n--x--\r\n',
].join('')

/** A user with two messages in INBOX, one of them with parts, and one that is gone. */
async function stage(settings = {}): Promise<{ imap: ImapBench; client: LineClient; validity: number }> {
  const imap = await startImap({ mail: [FIRST, PARTS, 'gone'], mailboxes: ['Grüße/x y'], ...settings })
  const inbox = imap.inboxOf('shop')
  const { id, uidValidity } = await imap.store.mailboxes.get(inbox, 'INBOX')
  await imap.store.mailboxes.expunge(inbox, id, { uids: [3], deletedOnly: false })
  return { imap, client: await imap.inside(), validity: uidValidity }
}

function catenated(...parts: readonly string[]): string {
  const written = parts.map((part) =>
    /^;|^\/.*;UID|^imap:/i.test(part)
      ? `URL "${part.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
      : `TEXT {${Buffer.byteLength(part)}+}\r\n${part}`,
  )
  return `a APPEND Drafts (\\Seen) CATENATE (${written.join(' ')})\r\n`
}

const WHOLES: readonly (readonly [url: string, octets: string])[] = [
  ['/INBOX/;UID=1', FIRST],
  ['/inbox;UIDVALIDITY={v}/;uid=1', FIRST],
  ['/INBOX/;UID=1/;SECTION=HEADER', FIRST.slice(0, -13)],
  ['/INBOX;UIDVALIDITY={v}/;UID=1/;section=TEXT', 'Hello world\r\n'],
  ['/INBOX/;UID=1/;SECTION=1', 'Hello world\r\n'],
  ['/INBOX/;UID=1/;SECTION=HEADER.FIELDS%20(To%20X-Folded)', 'X-Folded: one\r\n two\r\nTo: c@d.test\r\n\r\n'],
  ['/INBOX/;UID=2/;SECTION=1.MIME', 'Content-Id: <1>\r\n\r\n'],
  ['/INBOX/;UID=2/;SECTION=2.HEADER', 'Subject: in\r\n\r\n'],
  ['/INBOX/;UID=2/;SECTION=2.1', 'side'],
  ['/INBOX/;UID=1/;SECTION=TEXT/;PARTIAL=6', 'world\r\n'],
  ['/INBOX/;UID=1/;SECTION=TEXT/;PARTIAL=6.3', 'wor'],
  ['/INBOX/;UID=1/;PARTIAL=0.4', 'From'],
  ['/INBOX/;UID=1/;PARTIAL=70.9999', FIRST.slice(70)],
  ['/INBOX/;UID=1/;PARTIAL=100000.1', ''],
]

describe('CATENATE', () => {
  it.each(WHOLES)('takes the octets of %s', async (url, octets) => {
    const { imap, client, validity } = await stage()
    const named = url.replace('{v}', String(validity))
    expect(await answerOf(client, catenated('<', named, '>'))).toMatch(/^a OK \[APPENDUID \d+ 1\]/)
    expect(String(await contentsOf(imap, 'Drafts'))).toBe(`<${octets}>`)
  })

  it('puts parts one after the other, large and empty ones, and text as literal8', async () => {
    const { imap, client } = await stage({ maxMessageSize: 1_000_000 })
    const large = 'x'.repeat(300_000)
    await answerOf(client, appendOf(large))
    const said = catenated('H: 1\r\n\r\n', '', '/INBOX/;UID=4', large, '/INBOX/;UID=1/;SECTION=TEXT', 'end')
    expect(await answerOf(client, said)).toMatch(/^a OK/)
    const binary = 'a APPEND Drafts CATENATE (TEXT ~{3+}\r\na\0b URL /INBOX/;UID=1/;SECTION=1)\r\n'
    expect(await answerOf(client, binary)).toMatch(/^a OK/)
    const [first, second] = await contentsOf(imap, 'Drafts')
    expect(first?.equals(Buffer.from(`H: 1\r\n\r\n${large}${large}Hello world\r\nend`))).toBe(true)
    expect(second?.toString()).toBe('a\0bHello world\r\n')
  })

  it('makes several messages at once, and all or none of them', async () => {
    const { imap, client } = await stage()
    const several = `a APPEND Drafts CATENATE (URL "/INBOX/;UID=1") (\\Seen) {1+}\r\n2 CATENATE (TEXT {1+}\r\n3 URL `
    expect(await answerOf(client, `${several}"/INBOX/;UID=3")\r\n`)).toMatch(/^a NO \[BADURL/)
    expect(await contentsOf(imap, 'Drafts')).toEqual([])
    expect(await answerOf(client, `${several}"/INBOX/;UID=1/;SECTION=1")\r\n`)).toMatch(/ 1:3\]/)
    expect((await contentsOf(imap, 'Drafts')).map(String)).toEqual([FIRST, '2', '3Hello world\r\n'])
  })

  it('names mailboxes in UTF-8, with the separator of the server, and the selected one by nothing', async () => {
    const { imap, client } = await stage({ separator: '.' })
    await imap.deliver('shop', { raw: 'there', mailbox: 'Grüße/x y' })
    expect(await answerOf(client, catenated('/Gr%C3%BC%C3%9Fe.x%20y/;UID=1'))).toMatch(/^a OK/)
    expect(await answerOf(client, catenated(';UID=1'))).toMatch(/^a NO \[BADURL ;UID=1\]/)
    await answered(client, 's EXAMINE "Gr&APwA3w-e.x y"\r\n', 's')
    expect(await answerOf(client, catenated(';UID=1/;PARTIAL=1.2'))).toMatch(/^a OK/)
    expect((await contentsOf(imap, 'Drafts')).map(String)).toEqual(['there', 'he'])
  })

  it('sets no \\Seen on what it takes, and knows what the message is that is replaced', async () => {
    const { imap, client } = await stage()
    await answered(client, 's SELECT INBOX\r\n', 's')
    const said = 'a UID REPLACE 1 INBOX CATENATE (TEXT {3+}\r\nN:\n URL "/INBOX/;UID=1/;SECTION=TEXT")\r\n'
    expect(await answered(client, said)).toEqual([
      expect.stringMatching(/^\* OK \[APPENDUID \d+ 4\]/),
      '* 1 EXPUNGE',
      '* 2 EXISTS',
      '* 2 RECENT',
      expect.stringMatching(/^a OK \[HIGHESTMODSEQ \d+\]/),
    ])
    expect((await contentsOf(imap, 'INBOX')).map(String)).toEqual([PARTS, 'N:\nHello world\r\n'])
    expect(await imap.store.mailboxes.get(imap.inboxOf('shop'), 'INBOX')).toMatchObject({ unseen: 2 })
  })
})

const BAD: readonly (readonly [url: string, shown?: string])[] = [
  ['/INBOX/;UID=3'],
  ['/INBOX/;UID=99'],
  ['/INBOX;UIDVALIDITY=12345/;UID=1'],
  ['/nowhere/;UID=1'],
  ['/INBOX/;UID=1/;SECTION=2'],
  ['/INBOX/;UID=1/;SECTION=1.MIME.MIME'],
  ['/INBOX/;UID=2/;SECTION=1.HEADER'],
  ['/INBOX/;UID=0'],
  ['/INBOX/;UID=1:2'],
  ['/;UID=1'],
  ['imap://other@example.test/INBOX/;UID=1'],
  ['imap:///INBOX/;UID=1'],
  ['/INBOX/;UID=1]  OK \\"x', '/INBOX/;UID=1%5D%20%20OK%20%5C"x'],
  ['/Grüße/;UID=1', '/Gr%C3%BC%C3%9Fe/;UID=1'],
]

describe('CATENATE of what cannot be had', () => {
  it.each(BAD.map(([url, shown = url]) => ({ url, shown })))(
    'is BADURL with the first such URL: $url',
    async ({ url, shown }) => {
      const { imap, client } = await stage()
      await answered(client, 'e ENABLE UTF8=ACCEPT\r\n', 'e')
      for (const parts of [[url], ['text', url, '/INBOX/;UID=77'], ['/INBOX/;UID=1', url, 'text']]) {
        const answer = await answerOf(client, catenated(...parts))
        expect(answer.startsWith(`a NO [BADURL ${shown}] The URL `)).toBe(true)
      }
      expect(await contentsOf(imap, 'Drafts')).toEqual([])
    },
  )

  it('tells of the mailbox first, and is TOOBIG or nothing at all where it is so', async () => {
    const { imap, client } = await stage({ maxMessageSize: 100 })
    const nowhere = catenated('/INBOX/;UID=99').replace('Drafts', 'nowhere')
    expect(await answerOf(client, nowhere)).toMatch(/^a NO \[TRYCREATE\]/)
    expect(await answerOf(client, catenated('/INBOX/;UID=1', '/INBOX/;UID=1'))).toMatch(/^a NO \[TOOBIG\]/)
    expect(await answerOf(client, catenated('x'.repeat(60), 'x'.repeat(60)))).toMatch(/^a NO \[TOOBIG\]/)
    expect(await answerOf(client, catenated('', '/INBOX/;UID=1/;PARTIAL=999'))).toMatch(/^a NO There is no/)
    expect(await answerOf(client, catenated('x'.repeat(100)))).toMatch(/^a OK/)
    expect(await contentsOf(imap, 'Drafts')).toHaveLength(1)
  })

  it('is wrong where the extension is not there', async () => {
    const { client } = await stage({ withheld: ['CATENATE'] })
    expect(await answerOf(client, catenated('x'))).toMatch(/^a BAD/)
    const partial = await stage({ withheld: ['URL-PARTIAL'] })
    expect(await answerOf(partial.client, catenated('/INBOX/;UID=1'))).toMatch(/^a OK/)
    expect(await answerOf(partial.client, catenated('/INBOX/;UID=1/;PARTIAL=1'))).toMatch(/^a NO \[BADURL/)
    const single = await stage({ withheld: ['MULTIAPPEND', 'UIDPLUS', 'MOVE', 'REPLACE'] })
    expect(await answerOf(single.client, 'a APPEND INBOX {1+}\r\n1 {1+}\r\n2\r\n')).toMatch(/^a BAD/)
    expect(await answerOf(single.client, 'a APPEND INBOX {1+}\r\n1\r\n')).toBe('a OK Appended')
    await answered(single.client, 's SELECT INBOX\r\n', 's')
    expect(await answerOf(single.client, 'a COPY 1 Drafts\r\n')).toBe('a OK Copied')
    for (const command of [
      'UID EXPUNGE 1',
      'MOVE 1 Drafts',
      'UID MOVE 1 Drafts',
      'REPLACE 1 Drafts {1+}\r\n1',
    ])
      expect(await answerOf(single.client, `a ${command}\r\n`)).toMatch(/^a BAD/)
  })
})
