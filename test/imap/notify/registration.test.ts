import { describe, expect, it } from 'vitest'
import type { EventGroup, MailboxFilter } from '../../../src/imap/grammar/notify.ts'
import { Registration } from '../../../src/imap/notify/registration.ts'

const MESSAGES = [{ event: 'MessageNew' }, { event: 'MessageExpunge' }] as const
const NAMES = ['INBOX', 'INBOX/sub', 'Lists', 'Lists/a', 'Lists/a/b', 'Listsx', 'Sent']

/** The names of which this filter tells. */
function covered(filter: MailboxFilter, subscribed: readonly string[] = []): readonly string[] {
  const registration = new Registration([{ filter, events: MESSAGES }], (name) => name.replaceAll('.', '/'))
  return NAMES.filter((name) => registration.wantsOf('MessageNew', name, new Set(subscribed)))
}

describe('what NOTIFY asks for (RFC 5465 §6)', () => {
  it.each<[MailboxFilter, readonly string[]]>([
    [{ of: 'personal' }, NAMES],
    [{ of: 'inboxes' }, ['INBOX']],
    [{ of: 'mailboxes', mailboxes: ['Sent', 'Lists.a', 'none', 'List*'] }, ['Lists/a', 'Sent']],
    [{ of: 'mailboxes', mailboxes: ['INBOX'] }, ['INBOX']],
    [{ of: 'subtree', mailboxes: ['Lists'] }, ['Lists', 'Lists/a', 'Lists/a/b']],
    [{ of: 'subtree', mailboxes: ['Lists.a', 'inbox'] }, ['INBOX', 'INBOX/sub', 'Lists/a', 'Lists/a/b']],
    [{ of: 'selected' }, []],
  ])('%j covers %j', (filter, names) => {
    expect(covered(filter)).toEqual(names)
  })

  it('covers what is subscribed at that time', () => {
    expect(covered({ of: 'subscribed' }, ['Sent', 'gone'])).toEqual(['Sent'])
  })

  it('joins the groups of one mailbox, and keeps the selected one apart', () => {
    const groups: readonly EventGroup[] = [
      { filter: { of: 'mailboxes', mailboxes: ['INBOX'] }, events: MESSAGES },
      { filter: { of: 'personal' }, events: [{ event: 'SubscriptionChange' }] },
      {
        filter: { of: 'selected-delayed' },
        events: [{ event: 'MessageNew', items: [{ item: 'UID' }] }, { event: 'MessageExpunge' }],
      },
    ]
    const registration = new Registration(groups, (name) => name)
    const wants = (name: string) =>
      (['MessageNew', 'SubscriptionChange', 'FlagChange'] as const).filter((event) =>
        registration.wantsOf(event, name, new Set()),
      )
    expect([wants('INBOX'), wants('Sent')]).toEqual([
      ['MessageNew', 'SubscriptionChange'],
      ['SubscriptionChange'],
    ])
    expect(registration.selected).toEqual({
      delayed: true,
      messages: true,
      flags: false,
      items: [{ item: 'UID' }],
    })
    expect(registration.any).toBe(true)
  })

  it('is nothing for NONE', () => {
    const none = new Registration([{ filter: { of: 'selected' }, events: [] }], (name) => name)
    expect([none.any, none.selected]).toEqual([false, undefined])
  })
})
