import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './sources.ts'

/** How a run of the program ended, and what it printed. */
export interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

interface Circumstances {
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string | Buffer
  /** Another path by which the program is called: a link. */
  readonly program?: string
  readonly cwd?: string
}

/** After this many milliseconds a run is ended, and has the code `null`. */
const LONGEST_RUN = 60_000

/** Runs `sandpost` to its end, without any SANDPOST_ variable but those given. */
export async function sandpost(words: readonly string[], circumstances: Circumstances = {}): Promise<Run> {
  const { env = {}, input = '', program = join(ROOT, 'program/main.js'), cwd = ROOT } = circumstances
  const child = spawn(process.execPath, [program, ...words], {
    cwd,
    env: { ...plainEnvironment(), ...env },
    timeout: LONGEST_RUN,
    killSignal: 'SIGKILL',
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk
  })
  // A program that refuses its words may end before it has read all input.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return { code, stdout, stderr }
}

/** A server in a process of its own, for tests of its beginning and end. */
export interface StartedSandpost extends AsyncDisposable {
  readonly child: ChildProcess
  /** The whole banner, once it is printed. @throws Error with what it printed, when the program ends before that */
  banner(): Promise<string>
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>
}

/** Starts `sandpost` with these words. @param stdout a file descriptor in place of the pipe that `banner` reads */
export async function startSandpost(
  words: readonly string[],
  stdout: 'pipe' | number = 'pipe',
): Promise<StartedSandpost> {
  const child = spawn(process.execPath, [join(ROOT, 'program/main.js'), ...words], {
    env: plainEnvironment(),
    stdio: ['ignore', stdout, 'pipe'],
  })
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk
    })
  }
  const whole = new Promise<string>((resolve) => {
    const look = () => {
      if (/(First mail|Read it)[\s\S]*\n\n$/.test(printed)) resolve(printed)
    }
    child.stdout?.on('data', look)
  })
  const early = ended.then(() => Promise.reject(new Error(`ended before its banner:\n${printed}`)))
  early.catch(() => {})
  return {
    child,
    banner: () => Promise.race([whole, early]),
    ended,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

function plainEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('SANDPOST_')))
}
