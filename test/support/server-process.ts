import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface ServerSettings {
  /** Value of `--store`. */
  readonly store: string
  /** More words for `sandpost serve`. */
  readonly flags?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Words for node itself: `['--max-old-space-size=64']`. */
  readonly nodeFlags?: readonly string[]
  /** A program that ends in running its last words: `['sh', '-c', 'ulimit -n 64; exec "$@"', 'sh']`. */
  readonly under?: readonly string[]
}

/** A Sandpost of its own process, on free loopback ports. */
export interface ServerProcess extends AsyncDisposable {
  readonly pid: number
  readonly smtpPort: number
  readonly pop3Port: number
  readonly imapPort: number
  /** Base URL, without a final slash. */
  readonly http: string
  /** Milliseconds from spawn to the first 200 of `/readyz`. */
  readonly startedIn: number
  /** What it has printed so far, on stdout and stderr. */
  output(): string
  /** Sends the signal and waits for the end. */
  kill(signal: NodeJS.Signals): Promise<Ending>
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Promise<Ending>
}

export interface Ending {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

const READY_WITHIN = 60_000

/** Starts `sandpost serve` and waits until it is ready. @throws Error with what it printed, when it ends before that */
export async function startServer(settings: ServerSettings): Promise<ServerProcess> {
  const begun = performance.now()
  const { child, output, ended } = spawnServer(settings)
  try {
    const { smtpPort, pop3Port, imapPort, http } = await addressesOf(child, output, ended)
    await ready(http)
    return {
      pid: child.pid ?? 0,
      smtpPort,
      pop3Port,
      imapPort,
      http,
      startedIn: performance.now() - begun,
      output,
      ended,
      kill: (signal) => end(child, ended, signal),
      [Symbol.asyncDispose]: async () => {
        await end(child, ended, 'SIGKILL')
      },
    }
  } catch (error) {
    await end(child, ended, 'SIGKILL')
    throw error
  }
}

/** Starts `sandpost serve` and does not wait for anything. */
export function spawnServer({ store, flags = [], env = {}, nodeFlags = [], under = [] }: ServerSettings): {
  readonly child: ChildProcess
  readonly output: () => string
  readonly ended: Promise<Ending>
} {
  const listen = ['smtp', 'pop3', 'imap', 'http'].flatMap((name) => [`--${name}-listen`, '127.0.0.1:0'])
  const sandpost = [process.execPath, ...nodeFlags, join(packageRoot(), 'program/main.js'), 'serve']
  const [program = '', ...words] = [...under, ...sandpost, '--store', store, ...listen, ...flags]
  const child = spawn(program, words, {
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const keep = (chunk: Buffer) => {
    printed = (printed + chunk).slice(-64 * 1024)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const ended = new Promise<Ending>((resolve) => {
    child.once('error', (error) => {
      printed += String(error)
      resolve({ code: null, signal: null })
    })
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
  return { child, output: () => printed, ended }
}

async function end(child: ChildProcess, ended: Promise<Ending>, signal: NodeJS.Signals): Promise<Ending> {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal)
  return ended
}

/** Reads the banner as it comes. */
async function addressesOf(child: ChildProcess, output: () => string, ended: Promise<Ending>) {
  return new Promise<Pick<ServerProcess, 'smtpPort' | 'pop3Port' | 'imapPort' | 'http'>>(
    (resolve, reject) => {
      const look = () => {
        const port = (name: string) =>
          Number(new RegExp(`^\\s*${name}\\b.*?127\\.0\\.0\\.1:(\\d+)`, 'im').exec(output())?.[1])
        const http = /http:\/\/127\.0\.0\.1:\d+/.exec(output())
        const smtpPort = port('SMTP')
        if (Number.isNaN(smtpPort) || http === null) return
        clearTimeout(deadline)
        resolve({ smtpPort, pop3Port: port('POP3'), imapPort: port('IMAP'), http: http[0] })
      }
      const deadline = setTimeout(() => {
        reject(new Error(`not ready after ${READY_WITHIN / 1000} s:\n${output()}`))
      }, READY_WITHIN)
      child.stdout?.on('data', look)
      child.stderr?.on('data', look)
      ended.then(({ code, signal }) => {
        clearTimeout(deadline)
        reject(new Error(`ended with ${signal ?? code} before it was ready:\n${output()}`))
      }, reject)
    },
  )
}

async function ready(http: string): Promise<void> {
  const until = performance.now() + READY_WITHIN
  for (;;) {
    const answer = await fetch(`${http}/readyz`).catch((error: unknown) => error)
    if (answer instanceof Response) {
      const text = await answer.text()
      if (answer.ok) return
      if (performance.now() > until) throw new Error(`/readyz answers ${answer.status}: ${text}`)
    } else if (performance.now() > until) throw answer
  }
}

/** The folder of package.json, from wherever this module was compiled to. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}
