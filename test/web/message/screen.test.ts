import { expect, it } from 'vitest'
import { candidatesFor } from '../../../web/src/message/compare-candidates.ts'
import { fitted } from '../../../web/src/message/screen.ts'

it('a screen that is wider than its room is shown smaller, and as much longer', () => {
  const room = { width: 600, height: 400 }
  expect(fitted('full', room)).toEqual({ width: 600, height: 400, scale: 1 })
  expect(fitted(375, room)).toEqual({ width: 375, height: 400, scale: 1 })
  expect(fitted(1200, room)).toEqual({ width: 1200, height: 800, scale: 0.5 })
  expect(fitted(1200, { width: 0, height: 0 }).scale).toBe(1)
})

it('a message is compared with those of its subject first, numbers and answers aside, then with the latest', () => {
  const message = (id: string, subject: string) => ({
    id,
    subject,
    seq: 1,
    inbox: 'shop',
    from: [],
    to: [],
    receivedAt: '2026-01-31T12:00:00.000Z',
    size: 1,
    seen: true,
    flagged: false,
    tags: [],
    attachments: 0,
    preview: '',
    routedBy: null,
  })
  const list = [
    message('a', 'Hi'),
    message('b', 'Your order 18'),
    message('c', 'Other'),
    message('d', 'Re: your order 7'),
  ]
  const open = message('b', 'Your order 18')
  expect(candidatesFor(open, list).map(({ id }) => id)).toEqual(['d', 'a', 'c'])
})
