import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { byRest } from './by-rest.ts'
import { sampleMessages, writeCorpus } from './corpus.ts'
import { fill } from './fill.ts'
import type { Load } from './load.ts'
import { startSandpost } from './servers.ts'
import { median } from './statistics.ts'
import { type Finding, printTable } from './table.ts'

const SIZE = 5_000
const ROUNDS = 5
/** Commands that are on their way when the client does not wait for each answer (RFC 2449 §6.6). */
const AHEAD = 20

interface Place {
  readonly http: string
  readonly pop3Port: number
  readonly ids: readonly string[]
}

/** Reads all messages on one connection. @returns octets that came */
type Way = (place: Place) => Promise<number>

/** Every message of an inbox by POP3, against the same octets by REST, in turns. */
export async function measureDownload(
  folder: string,
  load: Load,
  { messages }: { readonly messages: number },
): Promise<Finding[]> {
  const path = join(folder, 'download', 'sandpost.db')
  const corpus = join(folder, 'download.corpus')
  await writeCorpus(corpus, sampleMessages(0, messages, SIZE))
  await fill(path, corpus, load, messages)
  await using server = await startSandpost(path)
  const place = { ...server, ids: await uniqueIds(server.pop3Port) }
  const ways: Readonly<Record<string, Way>> = {
    'REST /raw': ({ http, ids }) => byRest(http, ids),
    'POP3 RETR': (at) => byPop3(at, 1),
    'POP3 RETR, pipelined': (at) => byPop3(at, AHEAD),
  }
  const rates = new Map<string, number[]>()
  let octets = 0
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, way] of Object.entries(ways)) {
      const begun = performance.now()
      octets = await way(place)
      rates.set(name, [...(rates.get(name) ?? []), (messages / (performance.now() - begun)) * 1000])
    }
  }
  const rest = median(rates.get('REST /raw') ?? [])
  const perMessage = octets / messages
  printTable(
    `Reading ${messages} messages of ${SIZE} octets on one connection`,
    [...rates].map(([way, all]) => ({
      way,
      'messages/s': median(all).toFixed(0),
      'MB/s': ((median(all) * perMessage) / 1e6).toFixed(1),
      'against REST': (median(all) / rest).toFixed(2),
    })),
  )
  const ratio = median(rates.get('POP3 RETR') ?? []) / rest
  return [
    {
      what: 'POP3 RETR against REST',
      value: ratio.toFixed(2),
      goal: '≥ 1',
      verdict: ratio >= 1 ? 'met' : 'missed',
    },
  ]
}

async function byPop3({ pop3Port, ids }: Place, ahead: number): Promise<number> {
  const client = await loggedIn(pop3Port)
  let octets = 0
  let asked = 0
  for (let got = 0; got < ids.length; got++) {
    let commands = ''
    while (asked < ids.length && asked < got + ahead) commands += `RETR ${++asked}\r\n`
    if (commands !== '') client.socket.write(commands)
    octets += await client.message()
  }
  client.socket.end('QUIT\r\n')
  await once(client.socket, 'close')
  return octets
}

async function uniqueIds(port: number): Promise<readonly string[]> {
  const client = await loggedIn(port)
  client.socket.write('UIDL\r\n')
  await client.message()
  const ids = client.last
    .split('\r\n')
    .slice(1, -2)
    .map((line) => line.split(' ')[1] ?? '')
  client.socket.end('QUIT\r\n')
  await once(client.socket, 'close')
  return ids
}

async function loggedIn(port: number): Promise<PopClient> {
  const client = new PopClient(connect({ port, host: '127.0.0.1', noDelay: true }))
  await client.line()
  for (const command of ['USER default', 'PASS any']) {
    client.socket.write(`${command}\r\n`)
    await client.line()
  }
  return client
}

const END = Buffer.from('\r\n.\r\n')
const CRLF = Buffer.from('\r\n')

/** As little of a client as reads whole responses. */
class PopClient {
  readonly socket: Socket
  last = ''
  #octets: Buffer = Buffer.alloc(0)
  #wake = () => {}

  constructor(socket: Socket) {
    this.socket = socket
    socket.on('data', (chunk: Buffer) => {
      this.#octets = this.#octets.length === 0 ? chunk : Buffer.concat([this.#octets, chunk])
      this.#wake()
    })
  }

  line(): Promise<number> {
    return this.#until(CRLF)
  }

  /** A multi-line response. @returns octets behind its first line, as they came, without the last one */
  async message(): Promise<number> {
    const all = await this.#until(END)
    return all - this.last.indexOf('\r\n') - 2 - '.\r\n'.length
  }

  async #until(end: Buffer): Promise<number> {
    for (;;) {
      const at = this.#octets.indexOf(end)
      if (at >= 0) {
        const length = at + end.length
        this.last = this.#octets.toString('latin1', 0, length)
        this.#octets = this.#octets.subarray(length)
        return length
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }
}
