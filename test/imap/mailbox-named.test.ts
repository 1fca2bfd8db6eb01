import { describe, expect, it } from 'vitest'
import { destination, newName } from '../../src/imap/mailbox-named.ts'
import { respelled } from '../../src/imap/names.ts'
import { startImap } from './imap-bench.ts'

describe('where messages are to go', () => {
  it('is a mailbox, or the client may try CREATE, or it may as well not (pitfall 22)', async () => {
    const { store, inboxOf } = await startImap({ mailboxes: ['a/b'] })
    const session = { store, inbox: inboxOf('shop'), storeName: (name: string) => respelled(name, '.') }
    expect(await destination(session, 'a.b')).toMatchObject({ mailbox: { name: 'a/b' } })
    expect(await destination(session, 'inbox')).toMatchObject({ mailbox: { name: 'INBOX' } })
    expect(await destination(session, 'a/b')).toMatchObject({ refusal: { status: 'NO', code: 'TRYCREATE' } })
    for (const name of ['', 'a..b', '.a', 'a.', 'x'.repeat(1001)])
      expect(await destination(session, name)).toMatchObject({ refusal: { status: 'NO', code: 'CANNOT' } })
    expect(await store.mailboxes.list(session.inbox)).toHaveLength(7)
  })
})

describe('the name of a mailbox to be made', () => {
  it('is without the one separator at its end', () => {
    const named = (name: string) => newName({ storeName: (given) => respelled(given, '.') }, name)
    expect(['a', 'a.', 'a.b.', 'a..', '.', 'a/'].map(named)).toEqual(['a', 'a', 'a/b', 'a/', '', 'a.'])
  })
})
