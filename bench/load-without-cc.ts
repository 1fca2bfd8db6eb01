import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import type { LoadResult } from './load.ts'
import { percentile } from './statistics.ts'

/** What load.c does, for machines without a C compiler; the same words, the same line of JSON. */
const [host = '', port = '', width = '', wanted = '', mode = '', path = ''] = process.argv.slice(2)
const total = Number(wanted)
const persistent = mode === 'persistent'
const bodies = [...bodiesOf(readFileSync(path))]
const latencies: number[] = []
const counts = { sent: 0, refused: 0, lost: 0 }
let complaint = ''

function* bodiesOf(corpus: Buffer): Generator<Buffer> {
  for (let at = 0; at + 4 <= corpus.length; ) {
    const length = corpus.readUInt32LE(at)
    yield corpus.subarray(at + 4, at + 4 + length)
    at += 4 + length
  }
}

async function connection(): Promise<void> {
  const begun = performance.now()
  const socket = connect(Number(port), host).setNoDelay()
  const replies = repliesOf(socket)
  const say = async (line: string | Buffer) => {
    socket.write(line)
    return (await replies.next()).value ?? ''
  }
  await replies.next()
  await say('EHLO load.example\r\n')
  do {
    const from = persistent ? performance.now() : begun
    const body = bodies[counts.sent++ % bodies.length] ?? Buffer.alloc(0)
    await say('MAIL FROM:<app@example.com>\r\n')
    await say('RCPT TO:<user@example.net>\r\n')
    await say('DATA\r\n')
    const reply = await say(body)
    if (reply.startsWith('250')) latencies.push(performance.now() - from)
    else if (reply === '') counts.lost += 1
    else counts.refused += 1
    if (!reply.startsWith('250')) complaint ||= reply.trim() || 'connection closed by the server'
  } while (persistent && counts.sent < total && !socket.destroyed)
  await say('QUIT\r\n')
  socket.destroy()
}

/** The last line of each reply; ends when the server closes. */
async function* repliesOf(socket: Socket): AsyncGenerator<string> {
  let text = ''
  try {
    for await (const chunk of socket) {
      text += String(chunk)
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
        const line = text.slice(0, end + 1)
        text = text.slice(end + 1)
        if (line[3] === ' ') yield line
      }
    }
  } catch {
    // A reset is an end like any other: what had no reply is counted as lost.
  }
}

async function lane(): Promise<void> {
  while (counts.sent < total) await connection()
}

const begun = performance.now()
await Promise.all(Array.from({ length: Number(width) }, lane))
const result: LoadResult = {
  seconds: (performance.now() - begun) / 1000,
  ...counts,
  acknowledged: latencies.length,
  p50: percentile(latencies, 0.5),
  p95: percentile(latencies, 0.95),
  p99: percentile(latencies, 0.99),
  complaint,
}
process.stdout.write(`${JSON.stringify(result)}\n`)
