import { describe, expect, it } from 'vitest'
import { NO_ENVELOPE } from '../../src/domain/envelope.ts'
import { EVERYTHING } from '../../src/domain/query.ts'
import { startSandbox } from '../../src/index.ts'
import { submit } from '../support/submit.ts'
import { openTempStore } from '../support/temp-store.ts'

const INBOXES = Array.from({ length: 64 }, (_, at) => `inbox-${at}`)
const MESSAGES = 50
/** After so many messages every other inbox is cleared, in the middle of all that comes to the others. */
const UNTIL_CLEAR = 20

/** `inbox-7 message 3`: whose it is, and which. */
const subjectOf = (inbox: string, at: number): string => `${inbox} message ${at}`
const rawOf = (inbox: string, at: number): string => `Subject: ${subjectOf(inbox, at)}\r\n\r\nHello`
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at)

const isCleared = (inbox: string): boolean => INBOXES.indexOf(inbox) % 2 === 1
const expected = (inbox: string): string[] =>
  range(isCleared(inbox) ? UNTIL_CLEAR : 0, MESSAGES).map((at) => subjectOf(inbox, at))

describe('64 inboxes that get 50 messages each at once, while every other one is cleared', () => {
  it('have what was sent to them since, all of it and nothing else, in the store', async () => {
    const { store } = await openTempStore({ place: 'memory:' })
    const fill = async (inbox: string, ats: readonly number[]): Promise<void> => {
      await Promise.all(
        ats.map(async (at) => {
          const body = store.messages.receive()
          await body.write(Buffer.from(rawOf(inbox, at)))
          const message = { inbox, envelope: NO_ENVELOPE, receivedAt: at, session: null, remarks: [] }
          await store.messages.append(message, body)
        }),
      )
    }
    await Promise.all(
      INBOXES.map(async (inbox) => {
        await fill(inbox, range(0, UNTIL_CLEAR))
        if (isCleared(inbox)) expect(await store.inboxes.clear(inbox)).toBe(UNTIL_CLEAR)
        await fill(inbox, range(UNTIL_CLEAR, MESSAGES))
      }),
    )
    for (const inbox of INBOXES) {
      const page = await store.messages.list({ inbox, query: EVERYTHING, limit: 500, order: 'asc' })
      expect(page.messages.map(({ subject }) => subject).sort()).toEqual(expected(inbox).sort())
      expect(await store.inboxes.get(inbox)).toMatchObject({ messages: page.total, unread: page.total })
    }
  })

  it('have it by SMTP too, by whatever rule it comes, and in order', async () => {
    await using sandbox = await startSandbox({ inboxDomain: 'ci.test' })
    const { client, smtp } = sandbox
    const ports = new Map<string, number | null>()
    for (const inbox of INBOXES.filter((_, at) => at % 4 === 3))
      ports.set(inbox, (await client.createInbox({ name: inbox, smtpPort: 0 })).smtpPort)
    const send = (inbox: string, ats: readonly number[]) => {
      const raw = ats.map((at) => rawOf(inbox, at))
      switch (INBOXES.indexOf(inbox) % 4) {
        case 0:
          return submit(smtp, { to: ['a@x.test'], raw, user: inbox })
        case 1:
          return submit(smtp, { to: [`a@${inbox}.ci.test`], raw })
        case 2:
          return submit(smtp, {
            to: ['a@x.test'],
            raw: raw.map((each) => `X-Sandpost-Inbox: ${inbox}\r\n${each}`),
          })
        default:
          return submit({ host: smtp.host, port: ports.get(inbox) ?? 0 }, { to: ['a@x.test'], raw })
      }
    }
    await Promise.all(
      INBOXES.map(async (inbox) => {
        const replies = [...(await send(inbox, range(0, UNTIL_CLEAR)))]
        if (isCleared(inbox)) expect(await client.clear(inbox)).toBe(UNTIL_CLEAR)
        replies.push(...(await send(inbox, range(UNTIL_CLEAR, MESSAGES))))
        expect(replies.filter((reply) => reply.startsWith('250 '))).toHaveLength(MESSAGES)
      }),
    )
    for (const inbox of INBOXES) {
      const { messages } = await client.list({ inbox, limit: 500, order: 'asc' })
      expect(messages.map(({ subject }) => subject)).toEqual(expected(inbox))
    }
    expect((await client.inboxes()).map(({ name }) => name)).toEqual(INBOXES.toSorted())
  }, 120_000)
})
