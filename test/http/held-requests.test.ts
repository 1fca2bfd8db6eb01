import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { type Exchange, HeldRequests, type HeldUntil } from '../../src/http/held-requests.ts'
import { HTTP_LIMITS } from '../../src/http/limits.ts'

function exchange(isGone: boolean): Exchange {
  const raw = Object.assign(new EventEmitter(), { destroyed: isGone })
  return { request: { socket: {} }, reply: { raw, hijack: () => 'hijacked' } } as unknown as Exchange
}

const ended = ({ until, overdue }: HeldUntil) => [until.aborted, overdue.aborted]

describe('a held request', () => {
  it('is over when its client left before it was held', async () => {
    const held = new HeldRequests(HTTP_LIMITS)
    const answer = await held.hold(exchange(true), 60_000, async (over) =>
      expect(ended(over)).toEqual([true, true]),
    )
    expect(answer).toBe('hijacked')
  })

  it('is over when its client leaves, or the server closes', async () => {
    const held = new HeldRequests(HTTP_LIMITS)
    const [first, second] = [exchange(false), exchange(false)]
    await held.hold(first, 60_000, async (over) => {
      first.reply.raw.emit('close')
      expect(ended(over)).toEqual([true, true])
    })
    await held.hold(second, 60_000, async (over) => {
      expect(ended(over)).toEqual([false, false])
      held.close()
      expect(ended(over)).toEqual([true, true])
    })
  })

  it('that has had its time may still look', async () => {
    const held = new HeldRequests(HTTP_LIMITS)
    await held.hold(exchange(false), 0, async (over) => {
      await new Promise((resolve) => over.until.addEventListener('abort', resolve))
      expect(ended(over)).toEqual([true, false])
    })
  })
})
