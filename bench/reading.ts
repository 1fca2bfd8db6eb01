import { connect } from 'node:net'
import { join } from 'node:path'
import { sampleMessages, writeCorpus } from './corpus.ts'
import { fill } from './fill.ts'
import type { Load } from './load.ts'
import { startSandpost } from './servers.ts'
import { median, percentile } from './statistics.ts'
import { type Finding, printTable } from './table.ts'

const SIZE = 1_500
const REPEATS = 30

/** Lists, reads and searches over a large store, and how soon a server on it is ready. */
export async function measureReading(
  folder: string,
  load: Load,
  { messages }: { readonly messages: number },
): Promise<Finding[]> {
  const path = join(folder, 'reading', 'sandpost.db')
  const corpus = join(folder, 'reading.corpus')
  await writeCorpus(corpus, sampleMessages(0, messages, SIZE))
  await fill(path, corpus, load, messages)
  const starts: number[] = []
  for (let round = 0; round < 3; round++) {
    await using server = await startSandpost(path)
    starts.push(server.startedIn)
  }
  await using server = await startSandpost(path)
  const list = (await (await fetch(`${server.http}/v1/messages`)).json()) as { messages: { id: string }[] }
  const id = list.messages[0]?.id ?? ''
  const reads: Readonly<Record<string, string>> = {
    'list, first page': '/v1/messages?limit=50',
    'list, deep page': `/v1/messages?limit=50&before=${Math.floor(messages / 2)}`,
    'one message': `/v1/messages/${id}`,
    'its octets': `/v1/messages/${id}/raw`,
    'search a number': `/v1/messages?q=${messages - 7}`,
    'search subject:': '/v1/messages?q=subject:invoice',
    'search a common word': '/v1/messages?q=invoice',
    'search from: and a phrase': '/v1/messages?q=from:ticket+%22invoice+invite%22',
  }
  const rows: Record<string, string>[] = []
  for (const [what, url] of Object.entries(reads)) {
    const times: number[] = []
    for (let at = 0; at < REPEATS; at++) times.push(await timed(server.http + url))
    rows.push({
      [`${messages} messages`]: what,
      'p50 ms': median(times).toFixed(1),
      'p95 ms': percentile(times, 0.95).toFixed(1),
    })
  }
  printTable('Reading from a large store', rows)
  const start = median(starts)
  const greeting = await greetingTime(server.smtpPort)
  printTable('Waiting', [
    { what: `start on ${messages} messages, spawn to ready`, ms: start.toFixed(0) },
    { what: 'connection to 220', ms: greeting.toFixed(2) },
  ])
  return [
    {
      what: `start on ${messages} messages`,
      value: `${start.toFixed(0)} ms`,
      goal: '< 500 ms',
      verdict: start < 500 ? 'met' : 'missed',
    },
    {
      what: 'connection to 220',
      value: `${greeting.toFixed(2)} ms`,
      goal: '< 5 ms',
      verdict: greeting < 5 ? 'met' : 'missed',
    },
  ]
}

async function timed(url: string): Promise<number> {
  const begun = performance.now()
  const answer = await fetch(url)
  await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`)
  return performance.now() - begun
}

async function greetingTime(port: number): Promise<number> {
  const times: number[] = []
  for (let at = 0; at < REPEATS; at++) {
    const begun = performance.now()
    const socket = connect(port, '127.0.0.1')
    await new Promise((resolve, reject) => socket.once('data', resolve).once('error', reject))
    times.push(performance.now() - begun)
    socket.destroy()
  }
  return median(times)
}
