import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { atEndOfFile } from '../support/end-of-file.ts'
import { ROOT } from '../support/sources.ts'

/** What a project of a user has installed beside Sandpost, from this repository. */
const INSTALLED = [
  '@playwright',
  '@types',
  'better-sqlite3',
  'expect',
  'nodemailer',
  'playwright',
  'playwright-core',
  'typescript',
  'vitest',
]

/** What a program printed, and how it ended. */
export interface Outcome {
  readonly code: number | null
  readonly output: string
}

/** An empty project of a user, with Sandpost installed as npm publishes it. It goes away after the test file. */
export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), 'sandpost-project-'))

  constructor() {
    atEndOfFile(async () => rmSync(this.folder, { recursive: true, force: true }))
    const modules = join(this.folder, 'node_modules')
    const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', this.folder], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    mkdirSync(join(modules, 'sandpost'), { recursive: true })
    const tarball = join(this.folder, packed.trim().split('\n').at(-1) ?? '')
    execFileSync('tar', ['-xzf', tarball, '-C', join(modules, 'sandpost'), '--strip-components=1'])
    for (const name of INSTALLED) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name))
    this.write('package.json', '{ "type": "module", "private": true }')
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true })
    writeFileSync(join(this.folder, path), text)
  }

  /** Runs a module of an installed package, as `npx` would. */
  run(module: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    // As on the machine of a user, and in CI too snapshots are made where there are none.
    const { VITEST: _, NODE_ENV: __, CI: ___, SANDPOST_URL: ____, ...rest } = process.env
    const child = spawn(process.execPath, [join(this.folder, 'node_modules', module), ...args], {
      cwd: this.folder,
      env: { ...rest, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 120_000,
    })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    return new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString() }))
    })
  }

  vitest(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    return this.run('vitest/vitest.mjs', ['run', ...args], env)
  }
}
