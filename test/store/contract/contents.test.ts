import { describe, expect, it } from 'vitest'
import { NO_ENVELOPE } from '../../../src/domain/envelope.ts'
import { ARCHIVE, INBOX } from '../../../src/domain/inbox.ts'
import type { Contents } from '../../../src/store/mailboxes.ts'
import { keep, openTempStore } from '../../support/temp-store.ts'
import { STORES } from './stores.ts'

const MAIL = 'Subject: x\r\n\r\nx\r\n'
const IN_INBOX = { mailboxes: [INBOX] }
const LARGE = 400_000
/** Octets, and whether a CRLF is missing at their end. */
const ENDINGS: readonly (readonly [string, number])[] = [
  ['', 1],
  ['x', 0],
  ['\r\n', 1],
  ['\n', 0],
  ['x\r', 0],
  ['x\n\r', 0],
  ['x\r\n', 1],
  ['x\r\n.', 0],
]

const rows = ({ ids, sizes, complete }: Contents) => [...ids].map((id, at) => [id, sizes[at], complete[at]])

describe.each(STORES)('what stands in the mailboxes of a $kind store', ({ place }) => {
  it('is told by seq, with sizes, and whether a CRLF is missing, small or large', async () => {
    const { store } = await openTempStore({ place: place() })
    const expected: unknown[] = []
    for (const [text, complete] of ENDINGS) {
      expected.push([(await keep(store, text)).id, text.length, complete])
      const large = text.padStart(LARGE, 'x')
      expected.push([(await keep(store, large)).id, LARGE, text === '' ? 0 : complete])
    }
    const contents = await store.mailboxes.contents('default', IN_INBOX)
    expect(rows(contents)).toEqual(expected)
    expect([contents.sizes, contents.complete]).toEqual([expect.any(Float64Array), expect.any(Uint8Array)])
  })

  it('knows the end of octets that came one by one, or with nothing after them', async () => {
    const { store } = await openTempStore({ place: place() })
    for (const size of [10, LARGE]) {
      const body = store.messages.receive()
      await body.write(Buffer.alloc(size, 'x'))
      for (const octet of [13, 10]) await body.write(Buffer.of(octet))
      await body.write(Buffer.alloc(0))
      await store.messages.append(
        { inbox: 'default', envelope: NO_ENVELOPE, receivedAt: 0, session: null, remarks: [] },
        body,
      )
    }
    expect([...(await store.mailboxes.contents('default', IN_INBOX)).complete]).toEqual([1, 1])
  })

  it('sees every change that was answered, and no other inbox', async () => {
    const { store } = await openTempStore({ place: place() })
    const { mailboxes, messages } = store
    const ids = async (...names: string[]) => [
      ...(await mailboxes.contents('default', { mailboxes: names })).ids,
    ]
    const [a, b, c] = [await keep(store, MAIL), await keep(store, MAIL), await keep(store, MAIL)]
    await keep(store, MAIL, { inbox: 'other' })
    expect(await ids(INBOX)).toEqual([a.id, b.id, c.id])
    await mailboxes.move('default', [a.id], INBOX, ARCHIVE)
    expect(await ids(INBOX)).toEqual([b.id, c.id])
    expect(await ids(ARCHIVE)).toEqual([a.id])
    expect(await ids(ARCHIVE, INBOX, 'Nowhere', INBOX)).toEqual([a.id, b.id, c.id])
    await messages.remove({ ids: [b.id] })
    expect(await ids(INBOX)).toEqual([c.id])
    expect(await ids('Nowhere')).toEqual([])
    expect(await ids()).toEqual([])
    await expect(mailboxes.contents('none', IN_INBOX)).rejects.toMatchObject({ trouble: 'no-such-inbox' })
  })

  it('can be asked for what came at an instant or later', async () => {
    const { store } = await openTempStore({ place: place() })
    const kept: string[] = []
    for (const receivedAt of [3000, 1000, 2000]) kept.push((await keep(store, MAIL, { receivedAt })).id)
    const since = async (instant: number) => [
      ...(await store.mailboxes.contents('default', { ...IN_INBOX, since: instant })).ids,
    ]
    expect(await since(1000)).toEqual(kept)
    expect(await since(1001)).toEqual([kept[0], kept[2]])
    expect(await since(3001)).toEqual([])
    await store.mailboxes.move('default', [kept[1] ?? ''], INBOX, ARCHIVE)
    const moved = await store.mailboxes.contents('default', { mailboxes: [ARCHIVE], since: 1001 })
    expect([...moved.ids]).toEqual([])
  })
})
