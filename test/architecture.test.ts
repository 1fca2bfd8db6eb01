import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ROOT, type Source, sourcesBelow, targetOf } from './support/sources.ts'

/** Which floors each floor may import, besides itself. DESIGN §3. */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  version: [],
  lib: [],
  domain: ['lib'],
  mail: ['lib'],
  wire: ['lib'],
  config: ['lib'],
  store: ['domain', 'lib'],
  capture: ['store', 'domain', 'mail', 'lib'],
  smtp: ['capture', 'domain', 'mail', 'wire', 'lib'],
  pop3: ['store', 'domain', 'wire', 'lib'],
  imap: ['store', 'capture', 'domain', 'mail', 'wire', 'lib'],
  http: ['store', 'capture', 'domain', 'mail', 'lib', 'http/contract'],
  'http/contract': ['lib'],
  events: ['domain', 'lib'],
  client: ['http/contract', 'lib'],
  // It starts a server as any program does, and reads HTML as text the way the server does.
  testing: ['index', 'client', 'http/contract', 'mail', 'lib'],
  sandbox: ['*'],
  main: ['sandbox', 'config', 'client', 'cli', 'lib'],
  index: ['sandbox', 'config', 'client', 'lib'],
  cli: ['sandbox', 'config', 'client', 'lib', 'version'],
}

/** Rooms below the floor's own folder that only the folder itself may enter: others use the interface beside them. */
const FRONT_DOORS: Readonly<Record<string, RegExp>> = { 'src/store/': /^src\/store\/[a-z]+\.ts$/ }

const sources = sourcesBelow('src')

describe('the floors of src/', () => {
  it('every file stands on a floor of the table', () => {
    expect(sources.map(floorOf).filter((floor) => !(floor in FLOORS))).toEqual([])
  })

  it('imports only go down, types included', () => {
    expect(sources.flatMap(upwardImports)).toEqual([])
  })

  it('a folder with a front door is entered by it', () => {
    const breakIns = relativeImports().filter(({ from, to }) =>
      Object.entries(FRONT_DOORS).some(
        ([folder, door]) => to.startsWith(folder) && !from.path.startsWith(folder) && !door.test(to),
      ),
    )
    expect(breakIns.map(({ from, to }) => `${from.path} → ${to}`)).toEqual([])
  })

  it('no module imports itself through others', () => {
    expect(circles()).toEqual([])
  })

  it('the page takes nothing but types of the contract', () => {
    const foreign = sourcesBelow('web').flatMap((source) =>
      source.imports
        .filter((specifier) => specifier.startsWith('.'))
        .filter((specifier) => !targetOf(source, specifier).startsWith('web/'))
        .filter((specifier) => !isTypeOnly(source, specifier) || !isContract(source, specifier))
        .map((specifier) => `${source.path} → ${specifier}`),
    )
    expect(foreign).toEqual([])
  })
})

describe('the shape of the code', () => {
  const ours = [...sources, ...sourcesBelow('test'), ...sourcesBelow('web')]

  it('no file has more than 300 lines', () => {
    const long = ours.filter((source) => source.text.split('\n').length > 301)
    expect(long.map((source) => source.path)).toEqual([])
  })

  it('no file or folder is a drawer', () => {
    const drawer = /(^|\/)(utils?|tools?|helpers?|common|misc|shared)(\/|\.[a-z]+$)/
    expect(ours.map((source) => source.path).filter((path) => drawer.test(path))).toEqual([])
  })

  it('there are no default exports outside configuration', () => {
    const offenders = ours.filter((source) => /^export default /m.test(source.text))
    const allowed = /(\.config|\/global-setup|\/closing-line)\.ts$/
    expect(offenders.map((source) => source.path).filter((path) => !allowed.test(path))).toEqual([])
  })

  it('every decision has a number of its own', () => {
    const numbers = readdirSync(`${ROOT}/docs/decisions`).map((name) => name.slice(0, 4))
    expect(numbers).toEqual([...new Set(numbers)])
    expect(numbers.every((number) => /^\d{4}$/.test(number))).toBe(true)
  })
})

function floorOf(source: { readonly path: string }): string {
  const [, first = '', second = ''] = source.path.split('/')
  if (first === 'http' && second === 'contract') return 'http/contract'
  return first.replace(/\.ts$/, '')
}

function relativeImports(): { from: Source; to: string }[] {
  return sources.flatMap((from) =>
    from.imports
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => ({ from, to: targetOf(from, specifier) })),
  )
}

function upwardImports(source: Source): string[] {
  const floor = floorOf(source)
  const allowed = FLOORS[floor] ?? []
  return source.imports
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => targetOf(source, specifier))
    .filter((target) => {
      if (!target.startsWith('src/')) return target !== 'package.json'
      const other = floorOf({ path: target })
      return other !== floor && !allowed.includes(other) && !allowed.includes('*')
    })
    .map((target) => `${source.path} → ${target}`)
}

/** Circles found by a depth-first walk over the imports, each as its path. */
function circles(): string[] {
  const graph = new Map(sources.map((source) => [source.path, [] as string[]]))
  for (const { from, to } of relativeImports()) graph.get(from.path)?.push(to)
  const done = new Set<string>()
  const found: string[] = []
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
    if (trail.includes(path) || done.has(path)) return
    for (const next of graph.get(path) ?? []) walk(next, [...trail, path])
    done.add(path)
  }
  for (const path of graph.keys()) walk(path, [])
  return found
}

function isContract(source: Source, specifier: string): boolean {
  return targetOf(source, specifier).startsWith('src/http/contract/')
}

function isTypeOnly(source: Source, specifier: string): boolean {
  const line = source.text.slice(0, source.text.indexOf(`'${specifier}'`)).split('\n')
  const statement = line.slice(line.findLastIndex((text) => /^(import|export)/.test(text))).join(' ')
  return /^(import|export) type /.test(statement)
}
