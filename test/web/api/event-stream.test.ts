import { describe, expect, it } from 'vitest'
import { eventsOf, type StreamEvent } from '../../../web/src/api/event-stream.ts'

const STREAM =
  'retry: 1000\n: hello\n\nid: 7\nevent: a\ndata: {"x":"é€"}\n\n: still here\n\nid: 8\r\ndata: one\r\ndata: two\r\n\r\nid: 9\n\ndata: cut'

async function read(step: number): Promise<{ events: StreamEvent[]; heard: number }> {
  const octets = new TextEncoder().encode(STREAM)
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < octets.length; at += step) controller.enqueue(octets.subarray(at, at + step))
      controller.close()
    },
  })
  const events: StreamEvent[] = []
  let heard = 0
  for await (const event of eventsOf(body, () => (heard += 1))) events.push(event)
  return { events, heard }
}

describe('an event stream', () => {
  it.each([1, 2, 3, 7, 64, 1000])('is read alike when it comes in pieces of %d octets', async (step) => {
    const { events } = await read(step)
    expect(events).toEqual([
      { id: '7', data: '{"x":"é€"}' },
      { id: '8', data: 'one\ntwo' },
    ])
  })

  it('tells of every sign of life, comments too', async () => {
    expect((await read(10)).heard).toBe(Math.ceil(new TextEncoder().encode(STREAM).length / 10))
  })
})
