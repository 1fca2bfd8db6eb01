import { setTimeout as delay } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Log, silentLog } from '../../src/lib/log.ts'
import type { LineClient } from '../support/smtp-client.ts'
import { transcriptsIn } from '../support/transcript-runner.ts'
import { answerLines } from './answer-lines.ts'
import { mutated, SEEDS } from './grammar/mutated.ts'
import { type ImapBench, startImap } from './imap-bench.ts'

const SEED = 9051
const RUNS = 250
/** Commands that one connection gets. */
const TOGETHER = 25
/** How long one command may take, on a machine that does other things too. */
const MOST_MS = 3000

const SPOKEN = transcriptsIn('imap')
  .flatMap(({ steps }) => steps)
  .filter(({ kind }) => kind === 'C:')
  .map(({ text }) => text.replace(/^\S+ /, ''))

/** What a literal waits for that the command announces and does not bring. */
const PADDING = `${'x'.repeat(60)}\r\n\r\n`

/** A client that says anything, and wants to know after it whether the server still understands. */
class Fuzzer {
  readonly #imap: ImapBench
  readonly #state: readonly string[]
  #client: LineClient | undefined
  #told: string[] = []
  #left = 0

  /** @param state the commands that lead to it */
  constructor(imap: ImapBench, state: readonly string[]) {
    this.#imap = imap
    this.#state = state
  }

  async say(command: string, at: number): Promise<void> {
    const client = await this.#connected()
    const begun = performance.now()
    client.send(Buffer.from(`f${at} ${command}\r\n`, 'latin1'))
    try {
      await this.#understood(client, `s${at}`)
    } catch (error) {
      // The server may end it, if it says so.
      const byes = this.#told.filter((line) => line.startsWith('* BYE '))
      if (!client.ended || byes.length !== 1) throw error
      this.#client = undefined
    }
    expect(this.#told.filter((line) => line.includes('[SERVERBUG]'))).toEqual([])
    expect(performance.now() - begun).toBeLessThan(MOST_MS)
  }

  async #understood(client: LineClient, tag: string): Promise<void> {
    this.#told = []
    const answered = (async () => {
      for (;;) {
        const line = await client.line()
        this.#told.push(line)
        if (line.startsWith(`${tag} `)) return line
      }
    })()
    // Literals take what comes, so it is asked again and again.
    const over = new AbortController()
    const asking = (async () => {
      for (let waited = 0; !over.signal.aborted; waited = 100) {
        await delay(waited, undefined, { signal: over.signal }).catch(() => undefined)
        if (!over.signal.aborted) client.send(`${PADDING}${tag} NOOP\r\n`)
      }
    })()
    try {
      expect(await answered).toBe(`${tag} OK Nothing done`)
    } finally {
      over.abort()
      await asking
    }
  }

  async #connected(): Promise<LineClient> {
    if (this.#client !== undefined && this.#left-- > 0) return this.#client
    await this.#client?.[Symbol.asyncDispose]()
    this.#left = TOGETHER - 1
    this.#client = await this.#imap.client()
    for (const command of this.#state) await answerLines(this.#client, command)
    return this.#client
  }
}

describe('I27: any commands at all are answered, and what comes next is understood', () => {
  it.each([
    ['before login', []],
    ['after login', ['LOGIN shop any']],
    ['in a mailbox', ['LOGIN shop any', 'SELECT INBOX']],
    [
      'in a mailbox, with all enabled',
      ['LOGIN shop any', 'ENABLE IMAP4rev2 UTF8=ACCEPT QRESYNC', 'SELECT box'],
    ],
  ])(
    '%s',
    async (_where, state) => {
      const failures: unknown[] = []
      const log: Log = { ...silentLog, error: (...said) => void failures.push(said) }
      const mail = ['one', 'two', 'three'].flatMap((subject) => [
        `Subject: ${subject}\r\n\r\nhello\r\n`,
        { raw: `Subject: ${subject}\r\n\r\nhello\r\n`, mailbox: 'box' },
      ])
      const limits = { wrongCommands: Number.POSITIVE_INFINITY, failedLogins: Number.POSITIVE_INFINITY }
      const withheld = ['COMPRESS=DEFLATE']
      await using imap = await startImap({ mail, mailboxes: ['box'], limits, withheld }, log)
      const fuzzer = new Fuzzer(imap, state)
      const seeds = [...SPOKEN, ...SEEDS]
      for (const [at, command] of fc.sample(mutated(seeds), { seed: SEED, numRuns: RUNS }).entries()) {
        await fuzzer.say(command, at).catch((error: unknown) => {
          throw new Error(`after ${JSON.stringify(command)}`, { cause: error })
        })
        expect(failures, command).toEqual([])
      }
    },
    60_000,
  )
})
