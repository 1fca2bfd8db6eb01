import { describe, expect, it } from 'vitest'
import { FIRST_MAILBOXES, MOST_MAILBOXES } from '../../../src/domain/mailbox.ts'
import { openTempStore } from '../../support/temp-store.ts'
import { STORES } from './stores.ts'

const tooMany = { trouble: 'too-many-entries' }

describe.each(STORES)('an inbox in a $kind store', ({ place }) => {
  it('I18: has so many mailboxes and no more, and as many subscriptions', { timeout: 120_000 }, async () => {
    const { store } = await openTempStore({ place: place() })
    const { mailboxes } = store
    await store.inboxes.ensure('default')
    await store.inboxes.ensure('other')
    const names = Array.from({ length: MOST_MAILBOXES - FIRST_MAILBOXES.length }, (_, at) => `m${at}`)
    await Promise.all(names.map((name) => mailboxes.create('default', name)))
    await expect(mailboxes.create('default', 'more')).rejects.toMatchObject(tooMany)
    await expect(mailboxes.rename('default', 'INBOX', 'more')).rejects.toMatchObject(tooMany)
    await mailboxes.rename('default', 'm0', 'more')
    await mailboxes.create('other', 'more')
    await Promise.all(names.map((name) => mailboxes.subscribe('default', name)))
    await expect(mailboxes.subscribe('default', 'even more')).rejects.toMatchObject(tooMany)
    await mailboxes.subscribe('default', 'm1')
    await mailboxes.unsubscribe('default', 'm1')
    await mailboxes.subscribe('default', 'even more')
    expect(await mailboxes.subscriptions('default')).toHaveLength(MOST_MAILBOXES)
  })
})
