import { spawn } from 'node:child_process'
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

/** Runs `sandpost` to its end, without any SANDPOST_ variable but those given. */
export async function sandpost(words: readonly string[], circumstances: Circumstances = {}): Promise<Run> {
  const { env = {}, input = '', program = join(ROOT, 'dist/main.js'), cwd = ROOT } = circumstances
  const child = spawn(process.execPath, [program, ...words], { cwd, env: { ...plainEnvironment(), ...env } })
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

function plainEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('SANDPOST_')))
}
