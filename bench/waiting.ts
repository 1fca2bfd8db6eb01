import { join } from 'node:path'
import { createClient, type SandpostClient } from '../src/client/client.ts'
import { LineClient } from '../test/support/smtp-client.ts'
import { startSandpost } from './servers.ts'
import { percentile } from './statistics.ts'
import { type Finding, printTable } from './table.ts'

/** Waits that are open while one of them is answered. */
const WAITS = 64
/** Sessions at a time, below what one address may have. */
const AT_ONCE = 40
const LONGEST = 500

export interface WaitingSize {
  readonly messages: number
  /** Mails on their way while somebody asks whether any was sent. */
  readonly flights: number
}

/** How soon a wait is answered, and whether a mail on its way is ever passed over. */
export async function measureWaiting(folder: string, { messages, flights }: WaitingSize): Promise<Finding[]> {
  await using server = await startSandpost(join(folder, 'waiting', 'sandpost.db'))
  const client = createClient({ url: server.http })
  const times = await answerTimes(client, server.smtpPort, messages)
  const p50 = percentile(times, 0.5)
  const p95 = percentile(times, 0.95)
  const calm = await calmTimes(client)
  const passedOver = await falsePasses(client, server.smtpPort, flights)
  printTable(`Waiting, ${WAITS} waits open`, [
    { what: '250 to the answer of the wait', 'p50 ms': p50.toFixed(1), 'p95 ms': p95.toFixed(1) },
    {
      what: 'settled, nothing sent, quiet=150ms',
      'p50 ms': percentile(calm, 0.5).toFixed(1),
      'p95 ms': percentile(calm, 0.95).toFixed(1),
    },
  ])
  const soon = p50 <= 5 && p95 <= 20
  return [
    {
      what: `250 to the answer, ${WAITS} waits open`,
      value: `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`,
      goal: 'p50 ≤ 5 ms, p95 ≤ 20 ms',
      verdict: soon ? 'met' : 'missed',
    },
    {
      what: `settled with mail on its way, ${flights} runs`,
      value: `${passedOver} passed over`,
      goal: '0',
      verdict: passedOver === 0 ? 'met' : 'defect',
    },
  ]
}

/** A wait is open on each inbox; each message ends one, which is opened anew before the next is sent. */
async function answerTimes(client: SandpostClient, port: number, messages: number): Promise<number[]> {
  const inboxes = await Promise.all(
    Array.from({ length: WAITS }, async (_, at) => {
      const name = `wait-${at}`
      return { name, smtp: await loggedIn(port, name), after: (await client.mark(name)).cursor }
    }),
  )
  const begin = ({ name, after }: { name: string; after: number }) =>
    client.wait(name, { after, timeout: 120 }).then(({ cursor }) => ({ cursor, at: performance.now() }))
  const open = inboxes.map(begin)
  const times: number[] = []
  for (let sent = 0; sent < messages; sent++) {
    const at = (sent * 29) % WAITS
    const inbox = inboxes[at]
    const waiting = open[at]
    if (inbox === undefined || waiting === undefined) throw new Error('no such inbox')
    const kept = await sendOne(inbox.smtp, sent)
    const answer = await waiting
    times.push(Math.max(0, answer.at - kept))
    inbox.after = answer.cursor
    open[at] = begin(inbox)
  }
  for (const { smtp } of inboxes) smtp.socket.destroy()
  // Those that are left are told that it is over when the server goes.
  for (const waiting of open) waiting.catch(() => undefined)
  return times.slice(WAITS)
}

async function loggedIn(port: number, name: string): Promise<LineClient> {
  const smtp = await LineClient.greeted(port)
  await smtp.ask('EHLO bench')
  await smtp.ask(`AUTH PLAIN ${Buffer.from(`\0${name}\0secret`).toString('base64')}`)
  return smtp
}

/** @returns when its 250 had come */
async function sendOne(smtp: LineClient, number: number): Promise<number> {
  await smtp.ask('MAIL FROM:<a@x.test>')
  await smtp.ask('RCPT TO:<b@x.test>')
  await smtp.ask('DATA')
  const reply = await smtp.ask(
    `From: Shop <a@x.test>\r\nTo: b@x.test\r\nSubject: Your code ${number}\r\n\r\nYour code is ${100_000 + number}: https://x.test/verify?t=${number}\r\n.`,
  )
  if (!reply.startsWith('250')) throw new Error(reply)
  return performance.now()
}

async function calmTimes(client: SandpostClient): Promise<number[]> {
  const times: number[] = []
  for (let at = 0; at < 20; at++) {
    const begun = performance.now()
    await client.settled(`calm-${at}`)
    times.push(performance.now() - begun)
  }
  return times
}

/** Of mails that take 0 to 500 ms, each dawdling in another place, how many were not heard of. */
async function falsePasses(client: SandpostClient, port: number, flights: number): Promise<number> {
  let begun = 0
  let passedOver = 0
  const lane = async () => {
    for (let flight = begun++; flight < flights; flight = begun++) {
      const name = `flight-${flight}`
      const { cursor } = await client.mark(name)
      const smtp = await LineClient.connect({ host: '127.0.0.1', port })
      const flying = fly(smtp, name, flight)
      const { messages } = await client.settled(name, { after: cursor, timeout: 60 })
      if (messages === 0) passedOver += 1
      await flying
      smtp.socket.destroy()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return passedOver
}

async function fly(smtp: LineClient, name: string, flight: number): Promise<void> {
  const secret = Buffer.from(`\0${name}\0secret`).toString('base64')
  const commands = [
    'EHLO bench',
    `AUTH PLAIN ${secret}`,
    'MAIL FROM:<a@x.test>',
    'RCPT TO:<b@x.test>',
    'DATA',
  ]
  const takes = (flight * 7919) % (LONGEST + 1)
  const place = flight % (commands.length + 2)
  const dawdleAt = async (at: number) => {
    if (at === place) await new Promise((resolve) => setTimeout(resolve, takes))
  }
  await smtp.reply()
  for (const [at, command] of commands.entries()) {
    await dawdleAt(at)
    await smtp.ask(command)
  }
  await dawdleAt(commands.length)
  await smtp.push('Subject: late\r\n\r\nhalf ')
  await dawdleAt(commands.length + 1)
  await smtp.push('and half\r\n.\r\n')
  await smtp.reply()
}
