import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PRESET_NAMES } from '../../src/cli/presets.ts'
import { readEnvironment } from '../../src/config/environment.ts'
import { sandpost } from '../support/run-sandpost.ts'
import { ROOT } from '../support/sources.ts'
import { BLOCKS, PAGES, textOf } from './pages.ts'

const FOLDER = join(ROOT, 'docs/ci')

describe('the names in the pages of docs/ci', () => {
  it.each(PAGES)('%s links to nothing that is not there', (page) => {
    const links = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)
    const broken = links.filter((link) => !link.startsWith('https:') && !isThere(page, link))
    expect(broken).toEqual([])
  })

  it('all pages are in the list of them', () => {
    const others = PAGES.filter((page) => page !== 'README.md')
    expect(others.filter((page) => !textOf('README.md').includes(`](${page})`))).toEqual([])
  })

  it('every command and flag of sandpost is there', async () => {
    const calls = PAGES.flatMap(callsIn)
    const helps = new Map<string, string>()
    for (const { command } of calls)
      if (!helps.has(command)) helps.set(command, (await sandpost([...command.split(' '), '--help'])).stdout)
    const unknown = calls.flatMap(({ page, command, flags }) =>
      flags
        .filter((flag) => !new RegExp(`^ .*${flag}\\b`, 'm').test(helps.get(command) ?? ''))
        .map((flag) => `${page}: ${command} ${flag}`),
    )
    expect(calls.length).toBeGreaterThan(20)
    expect([...helps].filter(([, help]) => help === '').map(([command]) => command)).toEqual([])
    expect(unknown).toEqual([])
  })

  it('no command in YAML is read as a mapping, nor cut as a comment', () => {
    const lines = BLOCKS.filter(({ language }) => language === 'yaml').flatMap(({ text }) => text.split('\n'))
    const commands = lines.flatMap(
      (line) => /^\s+- (?:run: )?((?:npx|npm|curl|make) .*)$/.exec(line)?.[1] ?? [],
    )
    expect(commands.length).toBeGreaterThan(8)
    expect(commands.filter((command) => /: | #/.test(command))).toEqual([])
  })

  it('every preset is there', () => {
    const named = PAGES.flatMap((page) =>
      [...textOf(page).matchAll(/--preset (\w+)/g)].map(([, name]) => name),
    )
    expect(named.filter((name) => !PRESET_NAMES.some((preset) => preset === name))).toEqual([])
  })

  it('every variable is known to the server, which would refuse it', () => {
    const names = PAGES.flatMap((page) => textOf(page).match(/\bSANDPOST_[A-Z_]+/g) ?? [])
    expect(names.length).toBeGreaterThan(20)
    for (const name of names) expect(() => readEnvironment({ [name]: 'x' }, '/'), name).not.toThrow()
  })
})

/** `sandpost COMMAND --flag …`, up to the end of the command, or of what `exec` is to run. */
function callsIn(page: string) {
  return [...textOf(page).matchAll(/sandpost (inbox create|[a-z]+)\b([^\n`|;)]*)/g)]
    .filter(([call, command = '']) => COMMANDS.has(command) && !call.startsWith('sandpost/'))
    .map(([, command = '', words = '']) => ({
      page,
      command,
      flags: (words.split(/ -- | && | > /)[0] ?? '').match(/--[a-z][a-z-]*/g) ?? [],
    }))
}

const COMMANDS = new Set(
  [
    'exec',
    'open',
    'report',
    'wait',
    'code',
    'link',
    'mark',
    'assert',
    'inbox create',
    'ready',
    'serve',
    'send',
  ].concat('sendmail'),
)

function isThere(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#')
  const file = join(FOLDER, path === '' ? page : path)
  if (!existsSync(file)) return false
  if (anchor === undefined) return true
  const headings = readFileSync(file, 'utf8').match(/^#+ .*$/gm) ?? []
  return headings.some(
    (heading) =>
      heading
        .replace(/^#+ /, '')
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-') === anchor,
  )
}
