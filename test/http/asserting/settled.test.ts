import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { type LocalSandbox, startSandbox } from '../../../src/index.ts'
import { LineClient } from '../../support/smtp-client.ts'

const RUNS = 60
/** Longest that a mail is on its way, in milliseconds. */
const LONGEST = 500

const secretOf = (name: string) => Buffer.from(`\0${name}\0secret`).toString('base64')

/** A session, said in pieces: where it dawdles is the test's affair. */
function pieces(name: string, login: boolean): string[] {
  return [
    'EHLO app\r\n',
    ...(login ? [`AUTH PLAIN ${secretOf(name)}\r\n`] : []),
    'MAIL FROM:<app@x.test>\r\n',
    'RCPT TO:<b@x.test>\r\n',
    'DATA\r\n',
    'Subject: late\r\n',
    '\r\nbody ',
    'goes on\r\n.',
    '\r\n',
  ]
}

/** Sends a mail that takes `milliseconds` from its connection on, all of them before one of its pieces. */
async function dawdle(client: LineClient, said: readonly string[], milliseconds: number): Promise<void> {
  const at = milliseconds % said.length
  for (const [index, piece] of said.entries()) {
    if (index === at) await delay(milliseconds)
    await client.push(piece)
    if (piece.endsWith('\r\n') && (index < said.indexOf('DATA\r\n') + 1 || index === said.length - 1))
      await client.reply()
  }
}

async function connect({ smtp }: LocalSandbox): Promise<LineClient> {
  return LineClient.connect({ host: smtp.host, port: smtp.port })
}

/** As a test does it that says that nothing is sent. @returns how many messages it was told of */
async function counted(sandbox: LocalSandbox, inbox: string, login: boolean, takes: number): Promise<number> {
  const { cursor } = await sandbox.client.mark(inbox)
  const client = await connect(sandbox)
  const sending = (async () => {
    await client.reply()
    await dawdle(client, pieces(inbox, login), takes)
  })()
  const { messages } = await sandbox.client.settled(inbox, { after: cursor, quiet: '50ms', timeout: 60 })
  await sending
  client.socket.destroy()
  return messages
}

describe('settled', () => {
  it('never passes over a mail that is on its way, wherever in its session it is', async () => {
    await using sandbox = await startSandbox()
    const runs = Array.from({ length: RUNS }, (_, run) => {
      const takes = Math.round((run * LONGEST) / (RUNS - 1))
      // Without a login all mail is the default inbox's: one at a time there.
      return run === 0
        ? counted(sandbox, 'default', false, LONGEST)
        : counted(sandbox, `run-${run}`, true, takes)
    })
    const counts = await Promise.all(runs)
    expect(counts.filter((count) => count < 1)).toEqual([])
  })

  it('does not wait for a connection that is kept for the next message, nor for one of another inbox', async () => {
    await using sandbox = await startSandbox()
    const pooled = await connect(sandbox)
    await pooled.reply()
    await dawdle(pooled, pieces('shop', true), 0)
    const other = await connect(sandbox)
    await other.reply()
    for (const piece of pieces('other', true).slice(0, 3)) await other.ask(piece.trim())
    expect((await sandbox.client.settled('shop', { quiet: '20ms' })).messages).toBe(1)
    pooled.socket.destroy()
    other.socket.destroy()
  })

  it('says it of an inbox that nothing comes to, without any time but the quiet', async () => {
    await using sandbox = await startSandbox()
    const { cursor } = await sandbox.client.mark('new')
    const settled = await sandbox.client.settled('new', { quiet: '10ms', timeout: 0 })
    expect(settled).toEqual({ cursor, messages: 0 })
  })

  it.each([
    ['has begun a message', 'shop', 3],
    ['has logged in', 'shop', 2],
    ['has only said who it is', 'nobody', 1],
  ])('answers 408 with the session that %s and does not go on', async (_what, login, said) => {
    await using sandbox = await startSandbox()
    const client = await connect(sandbox)
    await client.reply()
    for (const piece of pieces('shop', true).slice(0, said)) await client.ask(piece.trim())
    const answer = await fetch(`${sandbox.url}/v1/inboxes/shop/settled?quiet=20ms&timeout=100ms`)
    expect(answer.status).toBe(408)
    const { error, open } = (await answer.json()) as { error: object; open: { login: string | null }[] }
    expect(error).toMatchObject({ code: 'not-settled', message: expect.stringContaining('1 session') })
    expect(open.map((session) => session.login)).toEqual([login === 'nobody' ? null : login])
    client.socket.destroy()
  })
})
