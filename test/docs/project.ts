import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import type { Run } from '../support/run-sandpost.ts'
import { ROOT } from '../support/sources.ts'
import type { Block } from './pages.ts'

/** `npx sandpost` without the second that npx takes to find what is beside it, and never from a registry. */
const NPX = `#!/bin/sh
[ "$1" = sandpost ] || { echo "npx: only sandpost is here, not $1" >&2; exit 127; }
shift
exec '${process.execPath}' '${join(ROOT, 'program/main.js')}' "$@"
`

/** A folder that goes away with whoever uses it: tests that run at once cannot say so for each other. */
export interface Project extends Disposable {
  readonly folder: string
}

/** A project of a user: the files that the blocks are, this package and nodemailer installed. */
export function projectOf(blocks: readonly Block[]): Project {
  const folder = mkdtempSync(join(tmpdir(), 'sandpost-docs-'))
  const modules = join(folder, 'node_modules')
  mkdirSync(join(modules, '.bin'), { recursive: true })
  symlinkSync(ROOT, join(modules, 'sandpost'))
  symlinkSync(join(ROOT, 'node_modules/nodemailer'), join(modules, 'nodemailer'))
  writeFileSync(join(modules, '.bin/npx'), NPX, { mode: 0o755 })
  linkPhpUnit(folder)
  for (const { file, text } of blocks) {
    if (file === undefined) continue
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Where Composer would put it. */
function linkPhpUnit(folder: string): void {
  const found = placeOf('phpunit')
  if (found === undefined) return
  mkdirSync(join(folder, 'vendor/bin'), { recursive: true })
  symlinkSync(found, join(folder, 'vendor/bin/phpunit'))
}

/** Where the shell finds a program; undefined when it is not on this machine. */
export function placeOf(program: string): string | undefined {
  const { stdout } = spawnSync('sh', ['-c', 'command -v "$0"', program], { encoding: 'utf8' })
  return stdout.trim() === '' ? undefined : stdout.trim()
}

/** Runs a program in the folder of a project, with these variables of Sandpost and no others. */
export async function runIn(
  { folder }: Project,
  words: readonly [string, ...string[]],
  variables: Readonly<Record<string, string>>,
): Promise<Run> {
  const [program, ...rest] = words
  const others = Object.entries(process.env).filter(([name]) => !/^(SANDPOST|SMTP)_|^NODE_TEST/.test(name))
  const path = `${join(folder, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`
  const child = spawn(program, rest, {
    cwd: folder,
    env: { ...Object.fromEntries(others), ...variables, PATH: path },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return { code, stdout, stderr }
}
