import { describe, expect, it } from 'vitest'
import { changedStatus, firstStatus } from '../../../src/imap/notify/changed-status.ts'
import type { Mailbox } from '../../../src/store/mailboxes.ts'

const mailbox: Mailbox = {
  id: 'x',
  name: 'Lists',
  uidValidity: 5,
  uidNext: 3,
  highestModseq: 10,
  messages: 2,
  unseen: 1,
  deleted: 0,
  deletedBytes: 0,
  bytes: 100,
  recentFrom: 3,
  recent: 0,
  specialUse: null,
  subscribed: false,
}
const ALL = { messages: true, flags: true, condstore: true }
const FEW = { messages: true, flags: false, condstore: false }
const now = (change: Partial<Mailbox>): Mailbox => ({ ...mailbox, ...change })
const came = now({ uidNext: mailbox.uidNext + 1, messages: mailbox.messages + 1, highestModseq: 99 })

describe('STATUS of a mailbox that is not selected (RFC 5465 §5)', () => {
  it('tells first what is asked for', () => {
    expect(firstStatus(ALL)).toEqual(['UIDVALIDITY', 'UIDNEXT', 'MESSAGES', 'HIGHESTMODSEQ'])
    expect(firstStatus(FEW)).toEqual(['UIDVALIDITY', 'UIDNEXT', 'MESSAGES'])
    expect(firstStatus({ ...FEW, messages: false })).toEqual([])
  })

  it.each([
    ['what came', came, FEW, ['UIDNEXT', 'MESSAGES']],
    [
      'what came, with CONDSTORE',
      came,
      { ...FEW, condstore: true },
      ['UIDNEXT', 'MESSAGES', 'HIGHESTMODSEQ'],
    ],
    ['what came, to who asks for flags alone', came, { ...FEW, messages: false }, []],
    ['what went', now({ messages: mailbox.messages - 1 }), FEW, ['UIDNEXT', 'MESSAGES']],
    ['flags to who did not ask', now({ highestModseq: 99 }), { ...FEW, condstore: true }, []],
    ['flags without CONDSTORE', now({ highestModseq: 99 }), { ...ALL, condstore: false }, []],
    ['flags with CONDSTORE', now({ highestModseq: 99 }), ALL, ['HIGHESTMODSEQ', 'UIDVALIDITY']],
    ['what was read', now({ unseen: mailbox.unseen + 1 }), { ...ALL, condstore: false }, ['UNSEEN']],
    ['nothing', mailbox, ALL, []],
    ['another mailbox of the name', now({ uidValidity: 77 }), FEW, ['UIDVALIDITY']],
  ])('tells of %s', (_what, changed, wanted, items) => {
    expect(changedStatus(mailbox, changed, wanted)).toEqual(items)
  })

  it('tells of a mailbox that is new when there is something in it', () => {
    const empty = now({ uidNext: 1, messages: 0, unseen: 0 })
    expect(changedStatus(undefined, empty, FEW)).toEqual([])
    expect(changedStatus(undefined, came, FEW)).toEqual(['UIDNEXT', 'MESSAGES', 'UIDVALIDITY'])
  })
})
