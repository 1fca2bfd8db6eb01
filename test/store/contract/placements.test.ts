import { describe, expect, it } from 'vitest'
import { FLAG } from '../../../src/domain/flags.ts'
import type { Placements } from '../../../src/store/mailboxes.ts'
import type { Store } from '../../../src/store/store.ts'
import { keep, openTempStore } from '../../support/temp-store.ts'
import { STORES } from './stores.ts'

const MAIL = 'Subject: x\r\n\r\nx\r\n'

async function withMail(place: string, count: number) {
  const { store, events } = await openTempStore({ place })
  const kept = await Promise.all(Array.from({ length: count }, () => keep(store, MAIL)))
  const { mailboxes } = store
  const inbox = (await mailboxes.get('default', 'INBOX')).id
  const trash = (await mailboxes.get('default', 'Trash')).id
  return { store, events, kept, mailboxes, inbox, trash }
}
const keywordsOf = ({ keywords, keywordSets }: Placements) => [...keywords].map((set) => keywordSets[set])
const keyword = (...keywords: string[]) => ({ flags: 0, keywords })
const flag = (flags: number) => ({ flags, keywords: [] })
const unreadOf = async (store: Store) => (await store.inboxes.get('default')).unread

describe.each(STORES)('what stands in a mailbox of a $kind store', ({ place }) => {
  it('is told with all that belongs to a UID, in columns', async () => {
    const { store, kept, mailboxes, inbox } = await withMail(place(), 1)
    const before = Date.now()
    const internalDate = { at: 1_000_000_000_000, zone: -210 }
    const flags = FLAG.answered | FLAG.draft
    const appended = await keep(store, `${MAIL}more`, { flags, keywords: ['$Forwarded', 'b'], internalDate })
    expect(appended).toMatchObject({ mailbox: 'INBOX', uid: 2 })
    const placements = await mailboxes.placements('default', inbox)
    expect(placements.mailbox).toEqual(await mailboxes.get('default', 'INBOX'))
    expect(placements.mailbox).toMatchObject({ uidValidity: appended.uidValidity, messages: 2, unseen: 2 })
    const [first] = kept
    expect({ ...placements, savedAt: [], mailbox: null }).toEqual({
      mailbox: null,
      uids: Uint32Array.of(1, 2),
      ids: [first?.id, appended.id],
      seqs: Float64Array.of(first?.seq ?? 0, appended.seq),
      flags: Uint8Array.of(0, flags),
      keywords: Uint32Array.of(0, 1),
      keywordSets: [[], ['$Forwarded', 'b']],
      modseqs: Float64Array.of(first?.seq ?? 0, appended.seq),
      dates: Float64Array.of(placements.dates[0] ?? 0, internalDate.at),
      zones: Int16Array.of(0, -210),
      savedAt: [],
      sizes: Float64Array.of(MAIL.length, MAIL.length + 4),
    })
    expect(placements.savedAt[1]).toBeGreaterThanOrEqual(before)
    expect(await store.messages.get(appended.id)).toMatchObject({ tags: ['$Forwarded', 'b'], seen: false })
  })

  it('can be asked for by UID, in any order, and by what changed since', async () => {
    const { mailboxes, inbox } = await withMail(place(), 5)
    const some = await mailboxes.placements('default', inbox, [4, 9, 2, 4])
    expect([...some.uids]).toEqual([2, 4])
    expect((await mailboxes.placements('default', inbox, [])).ids).toEqual([])
    const { highestModseq } = some.mailbox
    await mailboxes.store('default', inbox, [5, 3], { how: 'add', ...flag(FLAG.flagged) })
    await mailboxes.expunge('default', inbox, { uids: [1, 4], deletedOnly: false })
    const { changed, expunged } = await mailboxes.changes('default', inbox, highestModseq)
    expect([...changed.uids]).toEqual([3, 5])
    expect([...(expunged ?? [])]).toEqual([1, 4])
    expect(changed.mailbox.highestModseq).toBe((await mailboxes.get('default', 'INBOX')).highestModseq)
    const since = await mailboxes.changes('default', inbox, changed.mailbox.highestModseq)
    expect([since.changed.ids, since.expunged]).toEqual([[], new Uint32Array()])
  })

  it('is of that inbox and that mailbox alone', async () => {
    const { store, mailboxes, inbox } = await withMail(place(), 1)
    await store.inboxes.ensure('other')
    for (const call of [
      () => mailboxes.placements('other', inbox),
      () => mailboxes.changes('other', inbox, 0),
      () => mailboxes.store('other', inbox, [1], { how: 'add', ...flag(1) }),
      () => mailboxes.copy('other', inbox, [1], 'Trash'),
      () => mailboxes.expunge('other', inbox, { uids: [], deletedOnly: false }),
      () => mailboxes.expunge('other', inbox, { deletedOnly: true }),
      () => mailboxes.claimRecent('other', inbox),
      () => mailboxes.copy('default', inbox, [1], 'nowhere'),
      () => mailboxes.moveUids('default', inbox, [1], 'nowhere'),
      () => keep(store, MAIL, { mailbox: 'nowhere' }),
    ]) {
      await expect(call()).rejects.toMatchObject({ trouble: 'no-such-mailbox' })
    }
    expect(await mailboxes.get('default', 'INBOX')).toMatchObject({ messages: 1, unseen: 1 })
  })

  it('is recent for the first that claims it', async () => {
    const { store, mailboxes, inbox } = await withMail(place(), 3)
    await mailboxes.expunge('default', inbox, { uids: [2], deletedOnly: false })
    expect(await mailboxes.get('default', 'INBOX')).toMatchObject({ recent: 2, recentFrom: 1 })
    const [one, other] = await Promise.all([
      mailboxes.claimRecent('default', inbox),
      mailboxes.claimRecent('default', inbox),
    ])
    expect([one, other]).toEqual([Uint32Array.of(1, 3), new Uint32Array()])
    await keep(store, MAIL)
    expect(await mailboxes.get('default', 'INBOX')).toMatchObject({ recent: 1, recentFrom: 4 })
    expect(await mailboxes.claimRecent('default', inbox)).toEqual(Uint32Array.of(4))
  })
})

describe.each(STORES)('flags and keywords in a $kind store', ({ place }) => {
  it('are added, removed and replaced, counted, and told with the modseq they have now', async () => {
    const { mailboxes, inbox, store } = await withMail(place(), 2)
    const { states } = await mailboxes.store('default', inbox, [2, 1, 7], {
      how: 'add',
      flags: FLAG.seen | FLAG.deleted,
      keywords: ['$Junk'],
    })
    expect(states).toMatchObject([1, 2].map((uid) => ({ uid, flags: 9, keywords: ['$Junk'] })))
    const counts = {
      messages: 2,
      unseen: 0,
      deleted: 2,
      deletedBytes: 2 * MAIL.length,
      bytes: 2 * MAIL.length,
    }
    const modseq = states[1]?.modseq ?? 0
    expect(await mailboxes.get('default', 'INBOX')).toMatchObject({ ...counts, highestModseq: modseq })
    expect(await unreadOf(store)).toBe(0)
    const same = await mailboxes.store('default', inbox, [2], { how: 'add', flags: 1, keywords: ['$junk'] })
    expect(same).toEqual({ states: [states[1]], modified: [] })
    const replaced = await mailboxes.store('default', inbox, [1], { how: 'replace', ...flag(FLAG.draft) })
    expect(replaced.states).toMatchObject([{ uid: 1, flags: FLAG.draft, keywords: [] }])
    const removed = await mailboxes.store('default', inbox, [2], {
      how: 'remove',
      flags: FLAG.deleted,
      keywords: ['$JUNK'],
    })
    expect(removed.states).toMatchObject([{ uid: 2, flags: FLAG.seen, keywords: [] }])
    expect(await mailboxes.get('default', 'INBOX')).toMatchObject({ unseen: 1, deleted: 0, deletedBytes: 0 })
  })

  it('are refused where they were changed since, and only there', async () => {
    const { mailboxes, inbox, store, kept } = await withMail(place(), 3)
    const { highestModseq } = await mailboxes.get('default', 'INBOX')
    await store.messages.change({ ids: [kept[1]?.id ?? ''] }, { flagged: true })
    const change = { how: 'add', ...flag(FLAG.seen), unchangedSince: highestModseq } as const
    const { states, modified } = await mailboxes.store('default', inbox, [1, 2, 3, 4], change)
    expect([states.map(({ uid }) => uid), modified]).toEqual([[1, 3], [2]])
    expect([...(await mailboxes.placements('default', inbox)).flags]).toEqual([1, FLAG.flagged, 1])
    const never = await mailboxes.store('default', inbox, [1], { ...change, unchangedSince: 0 })
    expect(never).toEqual({ states: [], modified: [1] })
  })

  it('are one truth with REST, both ways; a tag that is no keyword is left alone', async () => {
    const { mailboxes, inbox, store, kept, events } = await withMail(place(), 1)
    const id = kept[0]?.id ?? ''
    await store.messages.change({ ids: [id] }, { seen: true, addTags: ['Work', 'two words', 'ä', '\\Seen'] })
    const shown = await mailboxes.placements('default', inbox)
    expect([[...shown.flags], keywordsOf(shown)]).toEqual([[FLAG.seen], [['Work']]])
    await mailboxes.store('default', inbox, [1], { how: 'replace', flags: FLAG.flagged, keywords: ['$Junk'] })
    const tags = ['$Junk', '\\Seen', 'two words', 'ä']
    expect(await store.messages.get(id)).toMatchObject({ seen: false, flagged: true, tags })
    expect(events.at(-1)).toMatchObject({
      type: 'message.changed',
      id,
      seen: false,
      tags,
      mailboxes: [inbox],
    })
    expect(await unreadOf(store)).toBe(1)
    await store.messages.change({ ids: [id] }, { addTags: ['$JUNK'], removeTags: ['TWO WORDS'] })
    expect((await store.messages.get(id)).tags).toEqual(['$Junk', '\\Seen', 'ä'])
  })

  it('of two places of a message: flags for each, keywords for both', async () => {
    const { mailboxes, inbox, trash, store, kept, events } = await withMail(place(), 1)
    await mailboxes.copy('default', inbox, [1], 'Trash')
    const modseqOf = async (mailbox: string) =>
      (await mailboxes.placements('default', mailbox)).modseqs[0] ?? 0
    const before = await modseqOf(inbox)
    await mailboxes.store('default', trash, [1], { how: 'add', ...flag(FLAG.seen) })
    expect(events.at(-1)).toMatchObject({ type: 'message.changed', seen: false, mailboxes: [trash] })
    expect([await modseqOf(inbox), (await mailboxes.placements('default', inbox)).flags[0]]).toEqual([
      before,
      0,
    ])
    expect(await store.messages.get(kept[0]?.id ?? '')).toMatchObject({ mailbox: 'INBOX', seen: false })
    await mailboxes.store('default', trash, [1], { how: 'add', ...keyword('k') })
    expect(events.at(-1)).toMatchObject({ tags: ['k'], mailboxes: [inbox, trash] })
    expect(await modseqOf(inbox)).toBe(await modseqOf(trash))
    expect(keywordsOf(await mailboxes.placements('default', inbox))).toEqual([['k']])
    const { seq } = await store.facts()
    expect(await store.messages.eventsSince(seq - 1, 5)).toMatchObject([{ seq, type: 'message.changed' }])
  })
})

describe.each(STORES)('copies and moves by UID in a $kind store', ({ place }) => {
  it('get new UIDs in order, keep flags and dates, and show the message once', async () => {
    const { store, mailboxes, inbox, trash, events } = await withMail(place(), 3)
    const internalDate = { at: 5, zone: 60 }
    await keep(store, MAIL, { flags: FLAG.answered, seen: true, keywords: ['k'], internalDate })
    await keep(store, MAIL, { mailbox: 'trash'.replace('t', 'T') })
    const { highestModseq } = await mailboxes.get('default', 'INBOX')
    const copied = await mailboxes.copy('default', inbox, [4, 2, 99], 'Trash')
    const { uidValidity, id } = await mailboxes.get('default', 'Trash')
    const pairs = { from: Uint32Array.of(2, 4), to: Uint32Array.of(2, 3) }
    expect(copied).toEqual({ mailbox: id, uidValidity, highestModseq, ...pairs })
    const there = await mailboxes.placements('default', trash)
    expect([there.flags[2], there.dates[2], there.zones[2]]).toEqual([FLAG.answered | FLAG.seen, 5, 60])
    expect(keywordsOf(there)[2]).toEqual(['k'])
    expect(there.mailbox).toMatchObject({ messages: 3, unseen: 2, uidNext: 4, bytes: 3 * MAIL.length })
    expect(events.slice(-2).map((event) => 'mailboxes' in event && event.mailboxes)).toEqual([
      [trash],
      [trash],
    ])
    expect(await store.inboxes.get('default')).toMatchObject({ messages: 5, unread: 4 })
    const nothing = await mailboxes.copy('default', inbox, [], 'Trash')
    expect([nothing.from.length, nothing.to.length]).toEqual([0, 0])
  })

  it('into the same mailbox are new UIDs too, and a move leaves the old', async () => {
    const { store, mailboxes, inbox, kept } = await withMail(place(), 2)
    expect(await mailboxes.copy('default', inbox, [1], 'inbox')).toMatchObject({ to: Uint32Array.of(3) })
    expect((await mailboxes.get('default', 'INBOX')).messages).toBe(3)
    expect(await mailboxes.moveUids('default', inbox, [1, 2], 'INBOX')).toMatchObject({
      from: Uint32Array.of(1, 2),
      to: Uint32Array.of(4, 5),
    })
    const { uids, ids } = await mailboxes.placements('default', inbox)
    const [a, b] = kept.map(({ id }) => id)
    expect([[...uids], ids]).toEqual([
      [3, 4, 5],
      [a, a, b],
    ])
    expect(await store.inboxes.get('default')).toMatchObject({ messages: 2, bytes: 2 * MAIL.length })
    await mailboxes.expunge('default', inbox, { uids: [4], deletedOnly: false })
    expect(await store.messages.get(a ?? '')).toMatchObject({ uid: 3 })
  })

  it('are told to both mailboxes, as gone here and come there', async () => {
    const { mailboxes, inbox, trash, events } = await withMail(place(), 2)
    const { seq } = events.at(-1) ?? { seq: 0 }
    await mailboxes.moveUids('default', inbox, [1, 2], 'Trash')
    expect(events.slice(-2)).toMatchObject([{ mailboxes: [inbox, trash] }, { mailboxes: [inbox, trash] }])
    const here = await mailboxes.changes('default', inbox, seq)
    const there = await mailboxes.changes('default', trash, seq)
    expect([here.changed.ids.length, here.expunged]).toEqual([0, Uint32Array.of(1, 2)])
    expect([[...there.changed.uids], there.expunged]).toEqual([[1, 2], new Uint32Array()])
  })
})

describe.each(STORES)('an expunge in a $kind store', ({ place }) => {
  it('takes those that bear the flag, of some UIDs or of all, or any that are named', async () => {
    const { store, mailboxes, inbox, kept } = await withMail(place(), 5)
    await mailboxes.copy('default', inbox, [1], 'Archive')
    await mailboxes.store('default', inbox, [1, 2, 3], { how: 'add', ...flag(FLAG.deleted) })
    const one = await mailboxes.expunge('default', inbox, { uids: [2, 5, 8], deletedOnly: true })
    expect(one.uids).toEqual(Uint32Array.of(2))
    const rest = await mailboxes.expunge('default', inbox, { deletedOnly: true })
    expect(rest.uids).toEqual(Uint32Array.of(1, 3))
    const { messages, highestModseq, deleted } = await mailboxes.get('default', 'INBOX')
    expect([messages, deleted, rest.highestModseq]).toEqual([2, 0, highestModseq])
    expect(await mailboxes.expunge('default', inbox, { uids: [5], deletedOnly: false })).toMatchObject({
      uids: Uint32Array.of(5),
    })
    expect(await mailboxes.expunge('default', inbox, { deletedOnly: true })).toMatchObject({
      uids: new Uint32Array(),
    })
    expect(await store.messages.get(kept[0]?.id ?? '')).toMatchObject({ mailbox: 'Archive' })
    expect(await store.inboxes.get('default')).toMatchObject({ messages: 2, unread: 2 })
  })

  it('of many goes in steps, and so do flags; a copy of many is one', async () => {
    const { store, mailboxes, inbox, trash, events } = await withMail(place(), 1100)
    const uids = [...(await mailboxes.placements('default', inbox)).uids]
    const copied = await mailboxes.copy('default', inbox, uids, 'Trash')
    expect([...copied.to]).toEqual(uids)
    const stored = await mailboxes.store('default', trash, uids, { how: 'add', ...flag(FLAG.deleted) })
    expect(stored.states.map(({ uid }) => uid)).toEqual(uids)
    const gone = await mailboxes.expunge('default', trash, { deletedOnly: true })
    expect([...gone.uids]).toEqual(uids)
    expect((await store.facts()).messages).toBe(1100)
    const seqs = events.map(({ seq }) => seq)
    expect(new Set(seqs).size).toBe(seqs.length)
    expect(seqs.toSorted((a, b) => a - b)).toEqual(seqs)
  })
})
