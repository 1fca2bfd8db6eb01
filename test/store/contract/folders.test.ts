import { describe, expect, it } from 'vitest'
import { FIRST_MAILBOXES } from '../../../src/domain/mailbox.ts'
import type { Mailbox } from '../../../src/store/mailboxes.ts'
import type { Store } from '../../../src/store/store.ts'
import { keep, openTempStore } from '../../support/temp-store.ts'
import { STORES } from './stores.ts'

const MAIL = 'Subject: x\r\n\r\nx\r\n'

async function withInbox(place: string) {
  const { store, events } = await openTempStore({ place })
  await store.inboxes.ensure('default')
  return { store, events, mailboxes: store.mailboxes }
}
const namesOf = async (store: Store) =>
  (await store.mailboxes.list('default')).map(({ name }) => name).slice(6)
const pairOf = ({ uidValidity, uidNext }: Mailbox) => `${uidValidity} ${uidNext}`

describe.each(STORES)('the mailboxes of a $kind store', ({ place }) => {
  it('are INBOX and five for special uses from the start, subscribed, empty, each with numbers of its own', async () => {
    const { mailboxes } = await withInbox(place())
    const all = await mailboxes.list('default')
    expect(all.map(({ name, specialUse }) => ({ name, specialUse }))).toEqual(FIRST_MAILBOXES)
    const counts = { messages: 0, unseen: 0, deleted: 0, deletedBytes: 0, bytes: 0, recent: 0 }
    for (const mailbox of all) expect(mailbox).toMatchObject({ ...counts, uidNext: 1, subscribed: true })
    expect(await mailboxes.subscriptions('default')).toEqual(FIRST_MAILBOXES.map(({ name }) => name).sort())
    const validities = all.map(({ uidValidity }) => uidValidity)
    expect(validities).toEqual([...new Set(validities)].sort((a, b) => a - b))
    expect(new Set(all.map(({ id }) => id)).size).toBe(6)
    for (const { id } of all) expect(id).toMatch(/^[A-Za-z0-9_-]{1,255}$/)
    expect(await mailboxes.get('default', 'inBOX')).toEqual(all[0])
  })

  it('are made once, under names that can be', async () => {
    const { store, events, mailboxes } = await withInbox(place())
    const made = await mailboxes.create('default', 'a/b', { specialUse: 'sent' })
    expect(made).toMatchObject({ name: 'a/b', specialUse: 'sent', subscribed: false, messages: 0 })
    expect(events.at(-1)).toMatchObject({
      type: 'mailbox.created',
      inbox: 'default',
      mailbox: made.id,
      name: 'a/b',
    })
    for (const name of ['a/b', 'inbox', 'Trash']) {
      await expect(mailboxes.create('default', name)).rejects.toMatchObject({ trouble: 'mailbox-exists' })
    }
    for (const name of [
      '',
      '/',
      'a/',
      '/a',
      'a//b',
      '../a',
      'a/./b',
      'a\u0000',
      'a\r\n',
      '\ud800',
      'x'.repeat(1001),
    ]) {
      await expect(mailboxes.create('default', name)).rejects.toMatchObject({ trouble: 'bad-mailbox-name' })
    }
    await mailboxes.create('default', 'inbox/Später 😀%*"\\')
    expect(await namesOf(store)).toEqual(['a/b', 'INBOX/Später 😀%*"\\'])
    await expect(mailboxes.create('none', 'x')).rejects.toMatchObject({ trouble: 'no-such-inbox' })
    await expect(mailboxes.get('default', 'A/b')).rejects.toMatchObject({ trouble: 'no-such-mailbox' })
  })

  it('are dropped with what stands only there, and never come back under the same numbers', async () => {
    const { store, events, mailboxes } = await withInbox(place())
    const seen = new Set<string>()
    const kept = await keep(store, MAIL)
    const { id: inboxId } = await mailboxes.get('default', 'INBOX')
    for (let round = 0; round < 3; round += 1) {
      const { id, ...made } = await mailboxes.create('default', 'old')
      await mailboxes.create('default', `old/below ${round}`)
      expect(seen).not.toContain(pairOf({ id, ...made }))
      seen.add(pairOf({ id, ...made }))
      await mailboxes.copy('default', inboxId, [1], 'old')
      const many = Array.from({ length: 501 }, () => keep(store, MAIL, { mailbox: 'old' }))
      const [only] = await Promise.all(many)
      seen.add(pairOf(await mailboxes.get('default', 'old')))
      await mailboxes.drop('default', 'old')
      expect(events.at(-1)).toMatchObject({ type: 'mailbox.removed', mailbox: id, name: 'old' })
      await expect(store.messages.get(only?.id ?? '')).rejects.toMatchObject({ trouble: 'no-such-message' })
      await expect(mailboxes.placements('default', id)).rejects.toMatchObject({ trouble: 'no-such-mailbox' })
      await expect(mailboxes.drop('default', 'old')).rejects.toMatchObject({ trouble: 'no-such-mailbox' })
    }
    expect(await store.messages.get(kept.id)).toMatchObject({ mailbox: 'INBOX', uid: 1 })
    expect(await store.inboxes.get('default')).toMatchObject({ messages: 1, unread: 1, bytes: MAIL.length })
    expect(await namesOf(store)).toEqual(['old/below 0', 'old/below 1', 'old/below 2'])
    await expect(mailboxes.drop('default', 'Inbox')).rejects.toMatchObject({ trouble: 'bad-mailbox-name' })
  })

  it('are subscribed by name, whether they are there or not', async () => {
    const { events, mailboxes } = await withInbox(place())
    const before = events.length
    await mailboxes.create('default', 'gone')
    for (const name of ['gone', 'gone', 'never', 'inbox']) await mailboxes.subscribe('default', name)
    expect(await mailboxes.get('default', 'gone')).toMatchObject({ subscribed: true })
    await mailboxes.drop('default', 'gone')
    await mailboxes.unsubscribe('default', 'Junk')
    await mailboxes.unsubscribe('default', 'nothing')
    expect(await mailboxes.subscriptions('default')).toEqual(
      ['Archive', 'Drafts', 'INBOX', 'Sent', 'Trash', 'gone', 'never'].sort(),
    )
    expect(await mailboxes.get('default', 'Junk')).toMatchObject({ subscribed: false })
    expect(events.slice(before).map((event) => `${event.type} ${'name' in event ? event.name : ''}`)).toEqual(
      [
        'mailbox.created gone',
        'mailbox.subscribed gone',
        'mailbox.subscribed never',
        'mailbox.removed gone',
        'mailbox.unsubscribed Junk',
      ],
    )
    await expect(mailboxes.subscribe('default', 'a\n')).rejects.toMatchObject({ trouble: 'bad-mailbox-name' })
    await expect(mailboxes.subscriptions('none')).rejects.toMatchObject({ trouble: 'no-such-inbox' })
  })
})

describe.each(STORES)('a rename in a $kind store', ({ place }) => {
  it('takes all below along, and keeps ids, UIDs, special use and the mail', async () => {
    const { store, events, mailboxes } = await withInbox(place())
    const a = await mailboxes.create('default', 'a', { specialUse: 'archive' })
    for (const name of ['a/b', 'a/b/c', 'ab', 'a b']) await mailboxes.create('default', name)
    await mailboxes.subscribe('default', 'a')
    await keep(store, MAIL, { mailbox: 'a' })
    const before = events.length
    await mailboxes.rename('default', 'a', 'x/y')
    expect(await namesOf(store)).toEqual(['x/y', 'x/y/b', 'x/y/b/c', 'ab', 'a b'])
    const { id, uidValidity, specialUse } = a
    const now = { id, uidValidity, specialUse, uidNext: 2, messages: 1, subscribed: false }
    expect(await mailboxes.get('default', 'x/y')).toMatchObject(now)
    expect(await mailboxes.subscriptions('default')).toContain('a')
    const told = events.slice(before)
    expect(told).toMatchObject([
      { type: 'mailbox.renamed', mailbox: id, was: 'a', name: 'x/y' },
      { type: 'mailbox.renamed', was: 'a/b', name: 'x/y/b' },
      { type: 'mailbox.renamed', was: 'a/b/c', name: 'x/y/b/c' },
    ])
    const again = await mailboxes.create('default', 'a')
    expect(again.uidValidity).toBeGreaterThan(uidValidity)
    await mailboxes.rename('default', 'x', 'z')
    expect(await namesOf(store)).toEqual(['z/y', 'z/y/b', 'z/y/b/c', 'ab', 'a b', 'a'])
  })

  it('is all or nothing where a name is taken, and may go below itself', async () => {
    const { store, mailboxes } = await withInbox(place())
    for (const name of ['a', 'a/b', 'c/b', 'd', 'd/d', 'd/d/d']) await mailboxes.create('default', name)
    for (const [from, to] of [
      ['a', 'c'],
      ['a', 'd'],
      ['a', 'Inbox'],
      ['a', 'a'],
    ] as const) {
      await expect(mailboxes.rename('default', from, to)).rejects.toMatchObject({ trouble: 'mailbox-exists' })
    }
    await expect(mailboxes.rename('default', 'a', 'a/')).rejects.toMatchObject({
      trouble: 'bad-mailbox-name',
    })
    await expect(mailboxes.rename('default', 'no', 'n')).rejects.toMatchObject({ trouble: 'no-such-mailbox' })
    expect(await namesOf(store)).toEqual(['a', 'a/b', 'c/b', 'd', 'd/d', 'd/d/d'])
    await mailboxes.rename('default', 'a', 'a/n')
    await mailboxes.drop('default', 'd')
    await mailboxes.rename('default', 'd/d', 'd')
    expect(await namesOf(store)).toEqual(['a/n', 'a/n/b', 'c/b', 'd', 'd/d'])
  })

  it('gives no mailbox a name that is too long', async () => {
    const { store, mailboxes } = await withInbox(place())
    const long = 'x'.repeat(500)
    for (const name of ['a', `a/${long}`]) await mailboxes.create('default', name)
    await expect(mailboxes.rename('default', 'a', long)).rejects.toMatchObject({
      trouble: 'bad-mailbox-name',
    })
    expect(await namesOf(store)).toEqual(['a', `a/${long}`])
  })

  it('of INBOX moves its mail to a new mailbox and leaves it, and those below it, where they are', async () => {
    const { store, events, mailboxes } = await withInbox(place())
    await mailboxes.create('default', 'INBOX/below')
    const kept = [await keep(store, MAIL, { seen: true }), await keep(store, MAIL)]
    const inbox = await mailboxes.get('default', 'INBOX')
    const before = events.length
    await mailboxes.rename('default', 'inbox', 'old mail')
    expect(await namesOf(store)).toEqual(['INBOX/below', 'old mail'])
    const { id, uidValidity } = inbox
    expect(await mailboxes.get('default', 'INBOX')).toMatchObject({
      id,
      uidValidity,
      messages: 0,
      uidNext: 3,
    })
    const target = await mailboxes.get('default', 'old mail')
    expect(target).toMatchObject({ messages: 2, unseen: 1, bytes: 2 * MAIL.length, uidNext: 3 })
    expect((await mailboxes.placements('default', target.id)).ids).toEqual(kept.map((message) => message.id))
    expect(events.slice(before).map(({ type }) => type)).toEqual([
      'mailbox.created',
      'message.changed',
      'message.changed',
    ])
  })
})
