import { describe, expect, it } from 'vitest'
import type { MailEvent } from '../../src/domain/events.ts'
import { createHub } from '../../src/events/hub.ts'

function received(seq: number): MailEvent {
  return { type: 'message.received', seq, inbox: 'shop', id: `m${seq}` }
}

/** A store whose events are these, and whose commits publish. */
function storeOf(count: number) {
  const log = Array.from({ length: count }, (_, index) => received(index + 1))
  const hub = createHub({
    eventsSince: async (seq, limit) => log.filter((event) => event.seq > seq).slice(0, limit),
  })
  const commit = () => {
    const event = received(log.length + 1)
    log.push(event)
    hub.publish(event)
  }
  return { hub, log, commit }
}

async function take(events: AsyncIterable<MailEvent>, count: number): Promise<number[]> {
  const seqs: number[] = []
  for await (const event of events) {
    seqs.push(event.seq)
    if (seqs.length === count) break
  }
  return seqs
}

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)

describe('the hub', () => {
  it('gives a follower the past, then the present, each event once and in order', async () => {
    const { hub, commit } = storeOf(1_200)
    const events = hub.follow(100, new AbortController().signal)
    const taken = take(events, 1_110)
    for (let n = 0; n < 10; n += 1) commit()
    expect(await taken).toEqual(range(101, 1_210))
  })

  it('loses nothing that is committed while the past is being read', async () => {
    const { hub, commit, log } = storeOf(3)
    const events = hub.follow(0, new AbortController().signal)[Symbol.asyncIterator]()
    expect((await events.next()).value).toEqual(log[0])
    commit()
    const rest: unknown[] = []
    for (let n = 0; n < 3; n += 1) rest.push((await events.next()).value)
    expect(rest).toEqual(log.slice(1))
    await events.return?.()
  })

  it('lets a follower that is too slow read from the store again, with a bounded queue', async () => {
    const { hub, commit } = storeOf(1)
    const events = hub.follow(0, new AbortController().signal)[Symbol.asyncIterator]()
    expect((await events.next()).value?.seq).toBe(1)
    for (let n = 0; n < 5_000; n += 1) commit()
    const seqs: (number | undefined)[] = []
    for (let n = 0; n < 5_000; n += 1) seqs.push((await events.next()).value?.seq)
    expect(seqs).toEqual(range(2, 5_001))
    await events.return?.()
  })

  it('ends a follower that waits when its signal aborts', async () => {
    const { hub } = storeOf(0)
    const leaving = new AbortController()
    const taken = take(hub.follow(0, leaving.signal), 1)
    leaving.abort()
    expect(await taken).toEqual([])
  })

  it('gives subscribers what is published from then on, until they leave', () => {
    const { hub, commit } = storeOf(1)
    const heard: number[] = []
    const leave = hub.subscribe((event) => heard.push(event.seq))
    commit()
    leave()
    commit()
    expect(heard).toEqual([2])
  })

  it('passes on that the past is no longer known', async () => {
    const hub = createHub({ eventsSince: () => Promise.reject(new Error('too old')) })
    await expect(take(hub.follow(1, new AbortController().signal), 1)).rejects.toThrow('too old')
  })
})
