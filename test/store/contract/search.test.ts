import { describe, expect, it } from 'vitest'
import { NO_ENVELOPE } from '../../../src/domain/envelope.ts'
import { EVERYTHING } from '../../../src/domain/query.ts'
import { SEARCH_OPERATORS } from '../../../src/domain/search/operators.ts'
import { parseSearch } from '../../../src/domain/search/parse.ts'
import type { Store } from '../../../src/store/store.ts'
import { keep, openTempStore } from '../../support/temp-store.ts'
import { STORES } from './stores.ts'

const NOON = Date.UTC(2026, 10, 20, 12)
const HOUR = 3_600_000

const RESET = `From: Ann <ann@shop.test>
To: bob@home.test
Subject: Password reset
X-Campaign: spring sale

Click the link.
`
const INVOICE = `From: cleo@bank.test
To: dan@home.test
Cc: team@bank.test
Subject: Invoice
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

Please pay.
--b
Content-Type: application/pdf
Content-Disposition: attachment; filename="bill.pdf"

%PDF-
--b--
`
const NEWS = `From: eve@news.test
To: bob@home.test
Subject: News, 100% free
Content-Type: text/html

<p>Read <b>all</b> of it</p>${'<hr>'.repeat(1000)}
`
const octets = (text: string) => text.replaceAll('\n', '\r\n')

/** Keeps three messages, each unlike the others in all that an operator asks for. @returns the letters they go by */
async function keepThree(store: Store): Promise<ReadonlyMap<string, string>> {
  const a = await keep(store, octets(RESET), { receivedAt: NOON - HOUR })
  const b = await keep(store, octets(INVOICE), { receivedAt: NOON, seen: true })
  const envelope = { ...NO_ENVELOPE, to: [{ address: 'hidden@audit.test', parameters: {} }] }
  const c = await keep(store, octets(NEWS), { receivedAt: NOON + HOUR, inbox: 'other', envelope })
  await store.messages.change({ ids: [a.id] }, { flagged: true, addTags: ['signup'] })
  return new Map([a, b, c].map(({ id }, at) => [id, 'abc'.charAt(at)]))
}

/** A search, and the letters of what it finds, in the order of their coming. */
const FOUND: Readonly<Record<string, string>> = {
  '': 'abc',
  bob: 'ac',
  'bob read': 'c',
  '"click the"': 'a',
  'assword rese': 'a',
  '-bob': 'b',
  'NOT bob': 'b',
  'invoice OR news': 'bc',
  'bob OR invoice pay': 'b',
  '(bob news) OR invoice': 'bc',
  'subject:(reset OR invoice)': 'ab',
  'from:ANN': 'a',
  'from:bob': '',
  'to:home.test': 'abc',
  'to:dan': 'b',
  'cc:team': 'b',
  'cc:bob': '',
  'bcc:audit': 'c',
  'bcc:team': '',
  'subject:reset': 'a',
  'subject:click': '',
  'subject:0%': 'c',
  'subject:_': '',
  'body:"read all of it"': 'c',
  'body:reset': '',
  'filename:.pdf': 'b',
  'header:x-campaign': 'a',
  'header:X-Campaign=SPRING': 'a',
  'header:X-Campaign=autumn': '',
  'header:cc': 'b',
  'has:attachment': 'b',
  'has:html': 'c',
  '-has:html': 'ab',
  'is:unread': 'ac',
  'is:read': 'b',
  'is:flagged': 'a',
  'is:unflagged': 'bc',
  'tag:signup': 'a',
  'tag:sign': '',
  'larger:3k': 'c',
  'smaller:3k': 'ab',
  'before:2026-11-20T12:00Z': 'a',
  'after:2026-11-20T12:00Z': 'bc',
  'after:2026-11-21': '',
}

describe.each(STORES)('searches of a $kind store', ({ place }) => {
  it('find by every operator what it names, and nothing else', async () => {
    const { store } = await openTempStore({ place: place() })
    const letters = await keepThree(store)
    const found: Record<string, string> = {}
    for (const search of Object.keys(FOUND)) {
      const query = parseSearch(search)
      const page = await store.messages.list({ inbox: null, query, limit: 10, order: 'asc' })
      expect(page.total, search).toBe(page.messages.length)
      found[search] = page.messages.map(({ id }) => letters.get(id)).join('')
    }
    expect(found).toEqual(FOUND)
  })

  it('look only into the inbox they are asked for', async () => {
    const { store } = await openTempStore({ place: place() })
    const letters = await keepThree(store)
    const inInbox = async (inbox: string, search: string) => {
      const query = parseSearch(search)
      const { messages } = await store.messages.list({ inbox, query, limit: 10, order: 'desc' })
      return messages.map(({ id }) => letters.get(id)).join('')
    }
    expect(await inInbox('default', 'bob')).toBe('a')
    expect(await inInbox('other', 'bob')).toBe('c')
    expect(await inInbox('default', 'to:home.test')).toBe('ba')
    const absent = { inbox: 'none', query: EVERYTHING, limit: 10, order: 'asc' } as const
    await expect(store.messages.list(absent)).rejects.toMatchObject({ trouble: 'no-such-inbox' })
  })

  it('find by what a message is now, not by what it was', async () => {
    const { store } = await openTempStore({ place: place() })
    const letters = await keepThree(store)
    const [a = '', b = ''] = letters.keys()
    const find = async (search: string) => {
      const query = parseSearch(search)
      const { messages } = await store.messages.list({ inbox: null, query, limit: 10, order: 'asc' })
      return messages.map(({ id }) => letters.get(id)).join('')
    }
    await store.messages.change({ ids: [a] }, { flagged: false, seen: true, removeTags: ['signup'] })
    await store.messages.remove({ ids: [b] })
    expect(await find('is:flagged OR tag:signup')).toBe('')
    expect(await find('is:read')).toBe('a')
    expect(await find('invoice OR filename:pdf OR -bob')).toBe('')
  })
})

it('every operator is among the searches', () => {
  const asked = Object.keys(FOUND).join(' ')
  expect([...SEARCH_OPERATORS.keys()].filter((name) => !asked.includes(`${name}:`))).toEqual([])
})
