import { describe, expect, it } from 'vitest'
import { type Arrival, type CaptureSettings, createCapture } from '../../src/capture/capture.ts'
import { openTempStore, rawOf } from '../support/temp-store.ts'

const MAX = 2 * 1024 * 1024

/** Mail of nobody in particular to these recipients. */
function arrivalFor(recipients: readonly string[], facts: Partial<Arrival> = {}): Arrival {
  const to = recipients.map((address) => ({ address, parameters: {} }))
  return {
    envelope: { from: 'app@x.test', parameters: {}, to },
    receivedAt: Date.now(),
    session: null,
    remarks: [],
    login: null,
    port: null,
    ...facts,
  }
}

/** A capture that takes messages in pieces of `chunk` octets. */
async function capturing(settings: Partial<CaptureSettings> = {}) {
  const { store } = await openTempStore({ place: 'memory:' })
  const capture = createCapture(store, { maxMessageSize: MAX, inboxDomain: ['ci.test'], ...settings })
  const route = async (raw: string, arrival: Arrival, chunk = 65_536) => {
    const body = capture.receive()
    const octets = Buffer.from(raw)
    for (let at = 0; at < octets.length; at += chunk) await body.write(octets.subarray(at, at + chunk))
    return capture.route(arrival, body)
  }
  const inboxOf = async (raw: string, arrival = arrivalFor(['b@x.test']), chunk?: number) => {
    const [copy] = await route(raw, arrival, chunk)
    const { inbox, routedBy } = await store.messages.get(copy?.kept.id ?? '')
    return { inbox, ...routedBy }
  }
  return { store, capture, route, inboxOf }
}

describe('a message is taken to the inbox that its header names', () => {
  it.each([65_536, 1_000, 7])('coming %i octets at a time, small and large', async (chunk) => {
    const { inboxOf } = await capturing()
    const header = `Subject: x\r\nX-Filler: ${'x'.repeat(900)}\r\nX-Sandpost-Inbox: named\r\n\r\n`
    const expected = { inbox: 'named', rule: 'header', detail: 'named', recipients: null, passedOver: [] }
    expect(await inboxOf(`${header}Hello\r\n`, undefined, chunk)).toEqual(expected)
    expect(await inboxOf(`${header}${'line\r\n'.repeat(60_000)}`, undefined, chunk)).toEqual(expected)
  })

  it('when it stands behind much else, but no further than headers are read', async () => {
    const { inboxOf } = await capturing()
    const filler = (octets: number) => `X-Filler: ${'x'.repeat(90)}\r\n`.repeat(octets / 100)
    const field = 'X-Sandpost-Inbox: named\r\n\r\n'
    expect(await inboxOf(`${filler(500_000)}${field}`)).toMatchObject({ inbox: 'named' })
    expect(await inboxOf(`${filler(1_200_000)}${field}`)).toMatchObject({
      inbox: 'default',
      passedOver: [],
    })
  })

  it('by the first such field; a body, or an attached message, names nothing', async () => {
    const { inboxOf } = await capturing()
    const field = (inbox: string) => `X-Sandpost-Inbox: ${inbox}\r\n`
    expect(await inboxOf(`${field('one')}${field('two')}\r\n`)).toMatchObject({ inbox: 'one' })
    expect(await inboxOf(`Subject: x\r\n\r\n${field('one')}`)).toMatchObject({ inbox: 'default' })
  })

  it('and never refused for it, whatever stands there', async () => {
    const { inboxOf, store } = await capturing()
    const names = ['', '.', '..', ' \t ', '\u202e', 'a\0b', 'é'.repeat(200), '=?utf-8?Q?=00?=', '=?x?y?z?=']
    for (const name of names) {
      const { inbox, passedOver } = await inboxOf(`X-Sandpost-Inbox: ${name}\r\n\r\n`)
      expect(
        [inbox === 'default', passedOver?.length === 1].every((each) => each === (inbox === 'default')),
      ).toBe(true)
    }
    expect((await store.facts()).messages).toBe(names.length)
  })
})

describe('a message for several inboxes', () => {
  it.each([100, 400_000])('is kept whole in each of them, of %i octets', async (size) => {
    const { route, store } = await capturing()
    const raw = `Subject: all\r\n\r\n${'x'.repeat(size)}`
    const recipients = ['a@one.ci.test', 'b@two.ci.test', 'c@x.test', 'd@one.ci.test']
    const copies = await route(raw, arrivalFor(recipients))
    expect(copies.map(({ kept, recipients: led }) => [kept.inbox, led])).toEqual([
      ['one', [0, 3]],
      ['two', [1]],
      ['default', [2]],
    ])
    for (const { kept } of copies) {
      const message = await store.messages.get(kept.id)
      expect(message.envelope.to.map(({ address }) => address)).toEqual(recipients)
      expect((await rawOf(store, kept.id)).toString()).toBe(raw)
    }
    const [first] = copies
    await store.inboxes.remove('one')
    await expect(store.messages.get(first?.kept.id ?? '')).rejects.toMatchObject({
      trouble: 'no-such-message',
    })
    for (const { kept } of copies.slice(1)) expect((await rawOf(store, kept.id)).toString()).toBe(raw)
  })

  it('is refused as one when it is too large', async () => {
    const { route, store } = await capturing({ maxMessageSize: 10 })
    const late = route('Subject: x\r\n\r\n', arrivalFor(['a@one.ci.test', 'b@x.test']))
    await expect(late).rejects.toMatchObject({ trouble: 'too-large' })
    expect(await store.inboxes.list()).toEqual([])
  })
})

it('mail makes no inbox when --auto-inboxes is false, but for the default one', async () => {
  const { inboxOf, store } = await capturing({ autoInboxes: false })
  await store.inboxes.create('shop', { password: 'secret' })
  const why = 'there is no such inbox, and --auto-inboxes is false'
  expect(await inboxOf('X-Sandpost-Inbox: crm\r\n\r\n', arrivalFor(['a@hr.ci.test']))).toMatchObject({
    inbox: 'default',
    passedOver: [`--inbox-domain: ${why}`, `X-Sandpost-Inbox: ${why}`],
  })
  expect(await inboxOf('X-Sandpost-Inbox: shop\r\n\r\n')).toMatchObject({ inbox: 'shop', rule: 'header' })
  expect(await inboxOf('\r\n', arrivalFor(['a@shop.ci.test']))).toMatchObject({ inbox: 'shop' })
  expect((await store.inboxes.list()).map(({ name }) => name)).toEqual(['default', 'shop'])
})
