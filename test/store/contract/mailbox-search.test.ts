import { describe, expect, it } from 'vitest'
import { EVERYTHING, type Query } from '../../../src/domain/query.ts'
import type { Store } from '../../../src/store/store.ts'
import { keep, openTempStore } from '../../support/temp-store.ts'
import { STORES } from './stores.ts'

const RESET = `Received: from a.test by b.test
From: Ann <ann@shop.test>
To: friends: bob@home.test;
Subject: Password reset
Date: Fri, 20 Nov 2026 23:30:00 -0500
X-Campaign: spring sale

Click the link.
`
const FORWARD = `From: cleo@bank.test
Subject: Forwarded
Date: Sat, 21 Nov 2026 00:10:00 +0200
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

See below.
--b
Content-Type: text/csv; name="prices.csv"
Content-Disposition: attachment
Content-Transfer-Encoding: base64

YmFuYW5hOzEyLDUw
--b
Content-Type: message/rfc822

From: old@friend.test
Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
Content-Type: text/html

<p>Many <b>regards</b></p>
--b
Content-Type: application/octet-stream

unsearched
--b--
`
const ACCENTS = `From: =?utf-8?q?Zo=C3=AB?= <z@shop.test>
Subject: =?utf-8?b?RMOpasOgIHZ1?=
Content-Type: text/plain; charset=utf-8

Cafés, École, 각
`
const PLAIN = 'Subject: \r\n\r\nno date here\r\n'
const octets = (text: string) => text.replaceAll('\n', '\r\n')

const text = (field: 'subject' | 'from' | 'any' | 'body', words: string): Query => ({
  kind: 'text',
  field,
  text: words,
})
const fields = (words: string): Query => ({ kind: 'fields', text: words })
const content = (words: string): Query => ({ kind: 'content', text: words })
const header = (name: string, words: string): Query => ({ kind: 'header', name, text: words })
const sent = (is: 'before' | 'on' | 'since', day: string): Query => ({
  kind: 'sent',
  is,
  day: Date.parse(day) / 86_400_000,
})

/** What is asked, and the UIDs that it finds. */
const FOUND: readonly (readonly [Query, number[]])[] = [
  [EVERYTHING, [1, 2, 3, 4]],
  [{ kind: 'not', query: EVERYTHING }, []],
  [text('subject', 'PASSWORD'), [1]],
  [fields('spring'), [1]],
  [fields('x-campaign: Spring'), [1]],
  [fields('friends:'), [1]],
  [fields('sale from'), []],
  [fields('click'), []],
  [fields('prices.csv'), [2]],
  [fields('grüsse'), [2]],
  [fields('old@friend'), [2]],
  [content('click THE'), [1]],
  [content('see below'), [2]],
  [content('banana;12'), [2]],
  [content('many regards'), [2]],
  [content('old@friend'), []],
  [content('unsearched'), []],
  [content('reset'), []],
  [content('li'), [1]],
  [content('zz'), []],
  // Letters are taken apart from their accents (RFC 5051): one that ends the text is found with an accent, too.
  [fields('gru'), [2]],
  [fields('GRÜ'), [2]],
  [fields('grus'), []],
  [content('REGARDS'), [2]],
  [text('from', 'zoe'), [4]],
  [text('from', 'zo'), [4]],
  [text('from', 'zoe <'), []],
  [content('cafe'), [4]],
  [content('cafes'), []],
  [content('école'), [4]],
  [content('가'), [4]],
  [header('subject', 'déja'), [4]],
  [header('subject', 'a v'), []],
  [text('body', 'banana'), []],
  [text('any', 'banana'), []],
  [header('received', 'B.TEST'), [1]],
  [header('Subject', ''), [1, 2, 3, 4]],
  [header('Subject', 'spring'), []],
  [header('content-type', 'csv'), []],
  [header('sub', ''), []],
  [header('', ''), []],
  [header('a b', 'c'), []],
  [sent('on', '2026-11-20'), [1]],
  [sent('on', '2026-11-21'), [2]],
  [sent('before', '2026-11-21'), [1]],
  [sent('since', '2026-11-20'), [1, 2]],
  [{ kind: 'not', query: sent('since', '2026-11-20') }, [3, 4]],
  [{ kind: 'any', of: [fields('spring'), content('banana')] }, [1, 2]],
  [{ kind: 'all', of: [text('subject', 'f'), { kind: 'not', query: content('see') }] }, []],
]

async function keepSome(store: Store): Promise<string> {
  for (const raw of [octets(RESET), octets(FORWARD), PLAIN, Buffer.from(octets(ACCENTS))])
    await keep(store, raw, { inbox: 'shop' })
  return (await store.mailboxes.get('shop', 'INBOX')).id
}

describe.each(STORES)('a search of one mailbox in a $kind store', ({ place }) => {
  it('finds the UIDs of what matches', async () => {
    const { store } = await openTempStore({ place: place() })
    const inbox = await keepSome(store)
    for (const [query, uids] of FOUND) {
      const found = await store.mailboxes.search('shop', inbox, query)
      expect([...found], JSON.stringify(query)).toEqual(uids)
    }
  })

  it('looks at the given UIDs only', async () => {
    const { store } = await openTempStore({ place: place() })
    const inbox = await keepSome(store)
    const among = async (query: Query, uids: number[]) => [
      ...(await store.mailboxes.search('shop', inbox, query, uids)),
    ]
    expect(await among(EVERYTHING, [3, 1, 3, 99])).toEqual([1, 3])
    expect(await among(content('below'), [1, 3])).toEqual([])
    expect(await among(content('below'), [2])).toEqual([2])
    expect(await among(EVERYTHING, [])).toEqual([])
  })

  it('looks at that mailbox only, at every place that a message has in it, and by the flags it has there', async () => {
    const { store } = await openTempStore({ place: place() })
    const inbox = await keepSome(store)
    await store.mailboxes.copy('shop', inbox, [1, 2], 'Archive')
    await store.mailboxes.copy('shop', inbox, [1], 'Archive')
    await store.mailboxes.store('shop', inbox, [1], { how: 'add', flags: 1, keywords: [] })
    const archive = (await store.mailboxes.get('shop', 'Archive')).id
    const found = (mailbox: string, query: Query) =>
      store.mailboxes.search('shop', mailbox, query).then((uids) => [...uids])
    expect(await found(archive, content('click'))).toEqual([1, 3])
    expect(await found(archive, { kind: 'is', what: 'read' })).toEqual([])
    expect(await found(inbox, { kind: 'is', what: 'read' })).toEqual([1])
    await store.mailboxes.expunge('shop', inbox, { uids: [1], deletedOnly: false })
    expect(await found(inbox, content('click'))).toEqual([])
  })

  it('knows of every message that was kept before, and says what is not there', async () => {
    const { store } = await openTempStore({ place: place() })
    const inbox = await keepSome(store)
    for (let round = 5; round < 20; round++) {
      await keep(store, `Subject: s\r\n\r\nround ${round} ends\r\n`, { inbox: 'shop' })
      const found = await store.mailboxes.search('shop', inbox, content(`round ${round} `))
      expect([...found]).toEqual([round])
    }
    await expect(store.mailboxes.search('shop', 'nowhere', EVERYTHING)).rejects.toMatchObject({
      trouble: 'no-such-mailbox',
    })
    await expect(store.mailboxes.search('nobody', inbox, EVERYTHING)).rejects.toMatchObject({
      trouble: 'no-such-inbox',
    })
    const wide: Query = { kind: 'any', of: Array.from({ length: 501 }, () => content('a')) }
    await expect(store.mailboxes.search('shop', inbox, wide)).rejects.toMatchObject({ trouble: 'bad-query' })
  })
})
