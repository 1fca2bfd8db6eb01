import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { certificates } from './certificates.ts'
import type { LineClient } from './smtp-client.ts'

/** How many octets a client may send at a time: all sizes in the full gates, some in every run. */
export const CHUNKS = process.env.GATES === 'full' ? [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] : [1, 8, 64, 512]

/**
 * A conversation as data. The first line, `# …`, is the test's name; `with: {…}` gives the server's settings as JSON.
 * Then, in order, each for connection 1 or the one whose number stands before it (`2 C: NOOP`):
 *
 *     C: text      the client sends a line            C- text   the same without a line end
 *     S: text      the server's next line             S: ...    any lines, up to the next S: line
 *     not: text    no line since the last C: holds it
 *     ! starttls   TLS begins      ! end   the server has closed      ! finish, ! reset   the client closes
 *
 * In text, `{name}` is bound to what stands there the first time and must be equal after that; `{*}` is anything;
 * `{base64 x}` is x in base64; `\r \n \0 \xff` are octets.
 */
export interface Transcript {
  readonly name: string
  readonly settings: Readonly<Record<string, unknown>>
  readonly steps: readonly Step[]
}

interface Step {
  readonly line: number
  readonly connection: string
  readonly kind: 'C:' | 'C-' | 'S:' | 'not:' | '!'
  readonly text: string
}

export interface Stage {
  /** Opens one more connection, without reading from it. */
  connect(): Promise<LineClient>
  /** Octets the client sends at a time; all at once when absent. */
  readonly chunk?: number
}

const LONGEST = 60

/** The transcripts in `test/transcripts/<folder>`. */
export function transcriptsIn(folder: string): Transcript[] {
  const place = fileURLToPath(new URL(`../transcripts/${folder}/`, import.meta.url))
  return readdirSync(place)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => readTranscript(readFileSync(place + file, 'utf8'), file))
}

export function readTranscript(source: string, file: string): Transcript {
  const lines = source.trimEnd().split('\n')
  if (lines.length > LONGEST) throw new Error(`${file} has more than ${LONGEST} lines`)
  const name = /^# (.+)/.exec(lines[0] ?? '')?.[1]
  if (name === undefined) throw new Error(`${file} does not begin with its name`)
  let settings = {}
  const steps: Step[] = []
  lines.forEach((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return
    if (line.startsWith('with: ')) {
      settings = JSON.parse(line.slice('with: '.length))
      return
    }
    const [, connection = '1', kind, text = ''] = /^(?:(\d) )?(C:|C-|S:|not:|!)(?: (.*))?$/.exec(line) ?? []
    if (!isKind(kind)) throw new Error(`${file}:${index + 1} is no step: ${line}`)
    steps.push({ line: index + 1, connection, kind, text })
  })
  return { name, settings, steps }
}

/** The settings of its server; `tls: self-signed` is a certificate. */
export async function settingsOf({ settings }: Transcript): Promise<object> {
  const { tls, ...rest } = settings
  return tls === 'self-signed' ? { ...rest, tls: await certificates() } : rest
}

function isKind(text: string | undefined): text is Step['kind'] {
  return ['C:', 'C-', 'S:', 'not:', '!'].includes(text ?? '')
}

/** Plays the client's part and checks the server's. @throws Error that names the line and what was said until then */
export async function play(transcript: Transcript, stage: Stage): Promise<void> {
  const player = new Player(stage)
  try {
    for (const step of transcript.steps) await player.step(step)
  } finally {
    await player.close()
  }
}

interface Party {
  readonly client: LineClient
  /** The server's lines since the client last spoke. */
  heard: string[]
  /** `S: ...` stands before the next line. */
  skipping: boolean
}

class Player {
  readonly #stage: Stage
  readonly #parties = new Map<string, Party>()
  readonly #variables = new Map<string, string>()
  readonly #said: string[] = []

  constructor(stage: Stage) {
    this.#stage = stage
  }

  async step(step: Step): Promise<void> {
    const party = await this.#party(step.connection)
    try {
      await this.#act(step, party)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      throw new Error(`line ${step.line} (${step.kind} ${step.text}): ${why}\n\n${this.#said.join('\n')}`)
    }
  }

  async close(): Promise<void> {
    for (const { client } of this.#parties.values()) await client[Symbol.asyncDispose]()
  }

  async #party(name: string): Promise<Party> {
    const known = this.#parties.get(name)
    if (known !== undefined) return known
    const party = { client: await this.#stage.connect(), heard: [], skipping: false }
    this.#parties.set(name, party)
    return party
  }

  async #act(step: Step, party: Party): Promise<void> {
    switch (step.kind) {
      case 'C:':
        return this.#send(party, `${step.text}\\r\\n`)
      case 'C-':
        return this.#send(party, step.text)
      case 'S:':
        return this.#expect(party, step.text)
      case 'not:': {
        const seen = party.heard.find((line) => line.includes(step.text))
        if (seen !== undefined) throw new Error(`the server did say: ${seen}`)
        return
      }
      case '!':
        return this.#do(party, step.text)
    }
  }

  async #send({ client, ...rest }: Party, text: string): Promise<void> {
    rest.heard.length = 0
    this.#said.push(`C: ${text}`)
    const octets = octetsOf(this.#filled(text))
    const size = this.#stage.chunk ?? Math.max(1, octets.length)
    for (let at = 0; at < octets.length; at += size) await client.push(octets.subarray(at, at + size))
  }

  async #expect(party: Party, text: string): Promise<void> {
    if (text === '...') {
      party.skipping = true
      return
    }
    for (;;) {
      const line = await party.client.line()
      this.#said.push(`S: ${line}`)
      party.heard.push(line)
      if (this.#matches(line, text)) break
      if (!party.skipping) throw new Error(`the server said: ${line}`)
    }
    party.skipping = false
  }

  async #do(party: Party, what: string): Promise<void> {
    switch (what) {
      case 'starttls':
        return party.client.startTls()
      case 'finish':
        return party.client.finish()
      case 'reset':
        return party.client.reset()
      case 'end': {
        const rest = await party.client.untilEnd()
        if (rest !== '') throw new Error(`the server went on: ${rest}`)
        return
      }
      default:
        throw new Error('no such action')
    }
  }

  /** Whether the line is as expected; binds the names that are new. */
  #matches(line: string, expected: string): boolean {
    const names: string[] = []
    const pattern = this.#filled(expected)
      .split(/(\{(?:[a-z]\w*|\*)\})/i)
      .map((piece) => {
        const name = /^\{([a-z]\w*|\*)\}$/i.exec(piece)?.[1]
        if (name === undefined) return piece.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
        if (name === '*') return '.*'
        names.push(name)
        return '(\\S+)'
      })
    const found = new RegExp(`^${pattern.join('')}$`).exec(line)
    if (found === null) return false
    names.forEach((name, index) => {
      this.#variables.set(name, found[index + 1] ?? '')
    })
    return true
  }

  #filled(text: string): string {
    return text
      .replace(/\{base64 ([^}]*)\}/g, (_all, plain: string) => octetsOf(plain).toString('base64'))
      .replace(/\{([a-z]\w*)\}/gi, (whole, name: string) => this.#variables.get(name) ?? whole)
  }
}

function octetsOf(text: string): Buffer {
  const escapes = /\\(?:x([0-9a-f]{2})|([rn0\\]))/gi
  const pieces: Buffer[] = []
  let from = 0
  for (const match of text.matchAll(escapes)) {
    pieces.push(Buffer.from(text.slice(from, match.index)))
    const [whole, hex, letter = ''] = match
    const named: Readonly<Record<string, number>> = { r: 13, n: 10, 0: 0, '\\': 92 }
    pieces.push(Buffer.from([hex === undefined ? (named[letter] ?? 0) : Number.parseInt(hex, 16)]))
    from = match.index + whole.length
  }
  return Buffer.concat([...pieces, Buffer.from(text.slice(from))])
}
