import { spawn, spawnSync } from 'node:child_process'
import { chownSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Whether the program is on this machine; clients that are not are skipped with that reason. */
export function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined
}

export interface Ran {
  readonly code: number | null
  readonly output: string
}

/** Runs a client to its end, `input` on its stdin. */
export function run(program: string, words: readonly string[], input = ''): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
      })
    }
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

const NOBODY = 65_534

/** Runs a client that refuses to run as root, with a folder of its own. */
export function runUnprivileged(folder: string, program: string, words: readonly string[]): Promise<Ran> {
  if (process.getuid?.() !== 0) return run(program, words)
  chownSync(folder, NOBODY, NOBODY)
  for (const entry of readdirSync(folder, { recursive: true }))
    chownSync(join(folder, String(entry)), NOBODY, NOBODY)
  return run('setpriv', [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', program, ...words])
}
