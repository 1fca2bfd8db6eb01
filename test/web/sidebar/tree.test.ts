import { describe, expect, it } from 'vitest'
import type { Inbox } from '../../../src/http/contract/inboxes.ts'
import { guardOf, treeOf } from '../../../web/src/sidebar/tree.ts'

function inbox(name: string): Inbox {
  return {
    name,
    createdAt: '2026-01-31T12:00:00.000Z',
    declared: false,
    messages: 0,
    unread: 0,
    bytes: 0,
    limits: { maxMessages: null, maxAge: null, maxBytes: null },
    onRetrieve: null,
    imapReadState: null,
    ttl: null,
    expiresAt: null,
    smtpPort: null,
    pruned: { count: 0, lastAt: null },
  }
}

/** Each inbox with its labels, by name. */
function branches(...names: readonly string[]): readonly (readonly string[])[] {
  return treeOf(names.map(inbox)).map(({ inbox: own, labels }) => [
    own.name,
    ...labels.map(({ name }) => name),
  ])
}

describe('the inboxes as they stand at the side', () => {
  it('begin with that of mail without a login, then go by name', () => {
    expect(branches('shop', 'crm', 'default')).toEqual([['default'], ['crm'], ['shop']])
  })

  it('have their labels below them, wherever those would stand by name', () => {
    expect(branches('shop+b', 'shop-2', 'shop+a', 'shop', 'default+x', 'default')).toEqual([
      ['default', 'default+x'],
      ['shop', 'shop+a', 'shop+b'],
      ['shop-2'],
    ])
  })

  it('leave labels of an inbox that is not there, and names that begin with +, where they are', () => {
    expect(branches('gone+a', '+b', 'shop+a+b', 'shop')).toEqual([['+b'], ['gone+a'], ['shop', 'shop+a+b']])
  })

  it('name each inbox once', () => {
    const names = ['a', 'a+a', 'a+a+a', '+a', 'a+', 'b+a']
    expect(
      branches(...names)
        .flat()
        .sort(),
    ).toEqual(names.sort())
  })
})

describe('the password of an inbox', () => {
  const inboxes = [{ ...inbox('shop'), declared: true }, inbox('shop+till'), inbox('crm'), inbox('crm+x')]

  it.each([
    ['shop', 'shop'],
    ['shop+till', 'shop'],
    ['shop+new', 'shop'],
    ['crm', undefined],
    ['crm+x', undefined],
    ['', undefined],
  ])('of %j is that of %j', (name, guard) => {
    expect(guardOf(name, inboxes)?.name).toBe(guard)
  })
})
