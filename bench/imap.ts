import { createConnection } from 'node:net'
import { join } from 'node:path'
import { byRest } from './by-rest.ts'
import { sampleMessage, sampleMessages, writeCorpus } from './corpus.ts'
import { fill } from './fill.ts'
import { ImapClient } from './imap-client.ts'
import type { Load } from './load.ts'
import { startSandpost } from './servers.ts'
import { median, percentile } from './statistics.ts'
import { type Finding, printTable } from './table.ts'

const SIZE = 1_500
/** Messages whose octets are fetched, and read by REST to compare. */
const READ = 2_000
const INBOX = 'default'

export interface ImapSizes {
  readonly mailboxes: readonly number[]
  readonly idlers: number
  readonly rounds: number
}

/** What clients ask of a large mailbox by IMAP, and how soon many that idle hear of a message. */
export async function measureImap(folder: string, load: Load, sizes: ImapSizes): Promise<Finding[]> {
  const rows: Record<string, string>[] = []
  for (const messages of sizes.mailboxes) rows.push(...(await measureMailbox(folder, load, messages, sizes)))
  printTable('IMAP on a large mailbox', rows)
  return measureIdle(join(folder, 'idle', 'sandpost.db'), sizes)
}

async function measureMailbox(
  folder: string,
  load: Load,
  messages: number,
  { rounds }: ImapSizes,
): Promise<Record<string, string>[]> {
  const path = join(folder, `imap-${messages}`, 'sandpost.db')
  const corpus = join(folder, `imap-${messages}.corpus`)
  await writeCorpus(corpus, sampleMessages(0, messages, SIZE))
  await fill(path, corpus, load, messages)
  await using server = await startSandpost(path)
  const client = await ImapClient.logIn(server.imapPort, INBOX)
  const read = Math.min(READ, messages)
  const commands: Readonly<Record<string, string>> = {
    SELECT: 'SELECT INBOX',
    'FETCH 1:* FLAGS': 'FETCH 1:* (FLAGS)',
    'FETCH 1:* ENVELOPE': 'FETCH 1:* (ENVELOPE)',
    [`FETCH 1:${read} BODY[]`]: `FETCH 1:${read} (BODY.PEEK[])`,
    'SEARCH SUBJECT': 'SEARCH SUBJECT invoice',
    'SEARCH TEXT': 'SEARCH TEXT invoice',
    'SEARCH TEXT, a rare word': `SEARCH TEXT "${messages - 7}"`,
  }
  const times = new Map<string, number[]>()
  const octets = new Map<string, number>()
  const restTimes: number[] = []
  const byRestOf = `REST /raw of ${read}`
  const ids = await newestIds(server.http, read)
  for (let round = 0; round < rounds; round++) {
    for (const [what, command] of Object.entries(commands)) {
      const begun = performance.now()
      octets.set(what, await client.run(command))
      times.set(what, [...(times.get(what) ?? []), performance.now() - begun])
    }
    const begun = performance.now()
    octets.set(byRestOf, await byRest(server.http, ids))
    restTimes.push(performance.now() - begun)
  }
  times.set(byRestOf, restTimes)
  client.close()
  return [...times].map(([what, all]) => ({
    messages: String(messages),
    what,
    'p50 ms': median(all).toFixed(1),
    'worst ms': percentile(all, 1).toFixed(1),
    KiB: octets.has(what) ? ((octets.get(what) ?? 0) / 1024).toFixed(0) : '',
  }))
}

async function newestIds(http: string, most: number): Promise<readonly string[]> {
  const ids: string[] = []
  for (let before = ''; ids.length < most; ) {
    const answer = await fetch(`${http}/v1/messages?limit=100${before}`)
    const { messages } = (await answer.json()) as { messages: { id: string; seq: number }[] }
    const last = messages.at(-1)
    if (last === undefined) break
    ids.push(...messages.map(({ id }) => id))
    before = `&before=${last.seq}`
  }
  return ids.slice(0, most)
}

/** One message comes; the time from the last octet of it until the last idler knows. */
async function measureIdle(path: string, { idlers, rounds }: ImapSizes): Promise<Finding[]> {
  await using server = await startSandpost(path, ['--max-connections-per-ip', String(idlers + 10)])
  const clients: ImapClient[] = []
  for (let at = 0; at < idlers; at++) {
    const client = await ImapClient.logIn(server.imapPort, INBOX)
    await client.run('SELECT INBOX')
    const idling = client.until((line) => line.startsWith('+'))
    client.send('i IDLE')
    await idling
    clients.push(client)
  }
  const lasts: number[] = []
  for (let round = 0; round < rounds; round++) {
    const heard = clients.map((client) => client.until((line) => / EXISTS$/.test(line)))
    const begun = await deliver(server.smtpPort, round)
    await Promise.all(heard)
    lasts.push(performance.now() - begun)
  }
  for (const client of clients) client.close()
  printTable(`${idlers} clients in IDLE, one message`, [
    {
      until: 'the last knows',
      'p50 ms': median(lasts).toFixed(1),
      'worst ms': percentile(lasts, 1).toFixed(1),
    },
  ])
  return []
}

/** @returns when the end of the message was sent */
async function deliver(port: number, number: number): Promise<number> {
  const socket = createConnection(port, '127.0.0.1')
  let answers = 0
  let told = () => {}
  socket.on('data', (chunk) => {
    answers += chunk.toString().split('\r\n').length - 1
    told()
  })
  const reached = async (count: number): Promise<void> => {
    while (answers < count) await new Promise<void>((resolve) => (told = resolve))
  }
  const lines = ['HELO bench', 'MAIL FROM:<a@shop.example>', 'RCPT TO:<b@example.net>', 'DATA']
  for (const [at, line] of lines.entries()) {
    await reached(at + 1)
    socket.write(`${line}\r\n`)
  }
  await reached(lines.length + 1)
  socket.write(`${sampleMessage(number, SIZE)}\r\n.\r\n`)
  const sent = performance.now()
  await reached(lines.length + 2)
  socket.end('QUIT\r\n')
  return sent
}
