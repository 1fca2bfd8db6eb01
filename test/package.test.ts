import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from './support/sources.ts'

/** What npm would publish. */
function published(): readonly string[] {
  const answer = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [pack] = JSON.parse(answer) as [{ readonly files: readonly { readonly path: string }[] }]
  return pack.files.map(({ path }) => path)
}

/** Optional peers: an adapter imports its runner, and nothing else does. */
const RUNNERS: Readonly<Record<string, string>> = {
  'program/vitest.js': 'vitest',
  'program/playwright.js': '@playwright/test',
}

describe('the package', () => {
  const files = published()

  it('C11 holds the program, the page, the types and nothing else', () => {
    expect(files).toEqual(expect.arrayContaining(['program/main.js', 'program/index.js', 'dist/index.d.ts']))
    const known =
      /^(program\/[\w./-]+\.js|program\/LICENSES\.txt|dist\/web\/.+|dist\/.+\.d\.ts|package\.json|README\.md|LICENSE|CHANGELOG\.md)$/
    expect(files.filter((path) => !known.test(path) && path !== 'dist/web/index.html')).toEqual([])
  })

  it('C11 holds no private key and no path of the machine that built it', () => {
    const secret = /-----BEGIN [A-Z ]*PRIVATE KEY-----\r?\n[A-Za-z0-9+/]{20}/
    for (const path of files) {
      const text = readFileSync(join(ROOT, path), 'latin1')
      expect(secret.test(text), path).toBe(false)
      expect(text.includes(ROOT), path).toBe(false)
    }
  })

  it('imports nothing at run time but Node, its one dependency and the runner that an adapter is for', () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      readonly dependencies: object
    }
    const known = new Set([...builtinModules, ...Object.keys(dependencies)])
    const foreign = files
      .filter((path) => path.startsWith('program/') && path.endsWith('.js'))
      .flatMap((path) =>
        [...readFileSync(join(ROOT, path), 'utf8').matchAll(/^import .*?from ["']([^."'][^"']*)["'];?$/gm)]
          .map(([, name = '']) => name.replace(/^node:/, ''))
          .filter((name) => !known.has(name) && RUNNERS[path] !== name)
          .map((name) => `${path} → ${name}`),
      )
    expect(foreign).toEqual([])
  })
})
