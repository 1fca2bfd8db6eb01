import { describe, expect, it } from 'vitest'
import type { MailboxEvent } from '../../../src/domain/events.ts'
import { NameLog } from '../../../src/imap/notify/name-log.ts'

const IDS = { seq: 1, inbox: 'shop', mailbox: 'x' }
const made = (name: string): MailboxEvent => ({ ...IDS, type: 'mailbox.created', name })
const removed = (name: string): MailboxEvent => ({ ...IDS, type: 'mailbox.removed', name })
const renamed = (was: string, name: string): MailboxEvent => ({ ...IDS, type: 'mailbox.renamed', was, name })

function namesAfter(events: readonly MailboxEvent[], own: readonly MailboxEvent[] = []) {
  const log = new NameLog()
  for (const event of own) log.add(event, true)
  for (const event of events) log.add(event, false)
  return [...log.take().names]
}

describe('what happened to names (RFC 5465 §5.4)', () => {
  it('is of the mailbox and of the one above it, each once', () => {
    expect(namesAfter([made('a/b'), removed('a/b'), made('c')])).toEqual([
      ['a/b', undefined],
      ['a', undefined],
      ['c', undefined],
    ])
  })

  it('is of a renamed mailbox, not of those below it', () => {
    const events = [renamed('a', 'z'), renamed('a/b', 'z/b'), renamed('a/b/c', 'z/b/c'), renamed('ab', 'zb')]
    expect(namesAfter(events)).toEqual([
      ['z', 'a'],
      ['zb', 'ab'],
    ])
    expect(namesAfter([renamed('a', 'z'), made('z')])).toEqual([['z', 'a']])
  })

  it('is nothing of the client itself', () => {
    expect(namesAfter([renamed('a/b', 'z/b')], [renamed('a', 'z'), made('c')])).toEqual([])
  })

  it('gathers entries by mailbox, and forgets what was taken', () => {
    const log = new NameLog()
    const set = (name: string | null, ...entries: string[]): void =>
      log.add({ ...IDS, type: 'mailbox.annotated', name, entries }, false)
    set('a', '/private/x')
    set('a', '/private/y', '/private/x')
    set(null, '/shared/z')
    expect(log.size).toBe(2)
    expect([...log.take().annotations]).toEqual([
      ['a', new Set(['/private/x', '/private/y'])],
      ['', new Set(['/shared/z'])],
    ])
    expect(log.size).toBe(0)
  })
})
