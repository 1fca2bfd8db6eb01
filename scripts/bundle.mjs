// Bundles dist/ and the libraries into program/: a fifth of the files, and less than half of the time to start. The types that
// are published beside it, in dist/, are completed on the way.
// Worker threads are found by the same relative paths as in src/, so each is an entry of that name.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import './types.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const program = join(root, 'program')

/** What package.json exports below `sandpost/`, each from its module of src/testing. */
const TESTING = ['testing', 'vitest', 'jest', 'playwright', 'global-setup']

/** What `workerUrl(import.meta.url, './writer/worker.ts')` names in a compiled module. */
const WORKER = /workerUrl\(import\.meta\.url, '\.\/([^']+)\.ts'\)/g

function entries() {
  const found = new Map(['main', 'index'].map((name) => [name, join(dist, `${name}.js`)]))
  for (const name of TESTING) found.set(name, join(dist, 'testing', `${name}.js`))
  for (const file of readdirSync(dist, { recursive: true })) {
    if (!file.endsWith('.js') || file.startsWith('web')) continue
    const source = readFileSync(join(dist, file), 'utf8')
    for (const [, name = ''] of source.matchAll(WORKER)) {
      if (found.has(name)) throw new Error(`two workers are called ${name}: rename one`)
      found.set(name, resolve(dist, dirname(file), `${name}.js`))
    }
  }
  return Object.fromEntries(found)
}

/** The licences of all that was bundled, which ask to go with it. */
function licences(modules) {
  const packages = new Map()
  for (const module of modules) {
    const [folder, name] = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module) ?? []
    if (folder !== undefined) packages.set(name, folder)
  }
  return [...packages]
    .sort()
    .map(([name, folder]) => {
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(basename(entry)))
      const { license, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
      const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8')
      return `${name} ${version} (${license})\n\n${text}`
    })
    .join(`\n${'-'.repeat(80)}\n`)
}

/** smtp-server brings a key that all the world has, for servers that are given none. Ours always are. */
const withoutKnownKey = {
  name: 'without-known-key',
  transform(code, id) {
    if (!/smtp-server\/.*\/tls-options\.js$/.test(id)) return null
    const without = code.replace(/(key|cert): ('[^']*'[\s+]*)+/g, '$1: undefined')
    if (without.includes('PRIVATE KEY')) throw new Error('smtp-server keeps its key elsewhere now')
    return { code: without, map: null }
  },
}

rmSync(program, { recursive: true, force: true })
const bundle = await rolldown({
  input: entries(),
  platform: 'node',
  external: [
    // It loads a compiled file that stands beside it.
    'better-sqlite3',
    // Those of whoever tests.
    'vitest',
    '@playwright/test',
    // Fastify would read them if it had no compilers from us (src/http/app.ts): large, and never used.
    '@fastify/ajv-compiler',
    '@fastify/fast-json-stringify-compiler',
  ],
  plugins: [withoutKnownKey],
  logLevel: 'warn',
})
const { output } = await bundle.write({
  dir: program,
  entryFileNames: '[name].js',
  // Half of it to read at each start; names stay as they are, so that a stack trace tells where it was.
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
  // Beside the entries: what a module finds by its own URL is found from here too.
  chunkFileNames: '[name]-[hash].js',
})
await bundle.close()
const modules = output.flatMap((chunk) => ('moduleIds' in chunk ? chunk.moduleIds : []))
writeFileSync(join(program, 'LICENSES.txt'), licences(modules))
