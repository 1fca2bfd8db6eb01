import { describe, expect, it } from 'vitest'
import { startSandbox } from '../../src/index.ts'
import { BLOCKS, type Block } from './pages.ts'
import { placeOf, projectOf, runIn } from './project.ts'

/** Compilers take their time where nothing is built yet. */
const PATIENCE = 180_000

const blocksFor = (use: Block['use']) => BLOCKS.filter((block) => block.use === use)
const isMissing = ({ needs }: Block) => needs !== undefined && placeOf(needs) === undefined
/** What a skipped one says in the report. */
const reason = (block: Block) => (isMissing(block) ? ` (skipped: no ${block.needs} on this machine)` : '')

const LINES: Readonly<Record<string, (text: string) => readonly [string, ...string[]]>> = {
  sh: (text) => ['sh', '-c', text],
  python: (text) => ['python3', '-c', text],
  js: (text) => ['node', '--input-type=module', '-e', text],
  php: (text) => ['php', '-r', text],
  ruby: (text) => ['ruby', '-e', text],
}

describe('what the pages of docs/ci say to run', () => {
  for (const block of blocksFor('run')) {
    it.skipIf(isMissing(block)).concurrent(
      `${block.page}: ${block.text.trim().split('\n').at(-1)}${reason(block)}`,
      async () => {
        await using sandbox = await startSandbox()
        using project = projectOf(BLOCKS.filter(({ page }) => page === block.page))
        const { host, port } = sandbox.smtp
        const variables = { SANDPOST_URL: sandbox.url, SANDPOST_SMTP: `${host}:${port}` }
        const { code, stdout, stderr } = await runIn(project, ['sh', '-euc', block.text], variables)
        expect(code, `${stdout}${stderr}`).toBe(0)
      },
      PATIENCE,
    )
  }

  it('has something to run of every page whose language is one of the three that are everywhere', () => {
    const pages = new Set(blocksFor('run').map(({ page }) => page))
    expect([...pages]).toEqual(expect.arrayContaining(['node.md', 'python.md', 'shell.md']))
  })
})

describe('one line asserts', () => {
  for (const block of blocksFor('line')) {
    it.skipIf(isMissing(block)).concurrent(
      `in ${block.language} by ${block.needs}: ${block.text.trim()}${reason(block)}`,
      async () => {
        await using sandbox = await startSandbox()
        // The failure is not waited for: whoever asks is told at once that nothing came.
        const wanting = block.text
          .replace(/(\/default\/\w+\?)/, '$1timeout=0&')
          .replace('assert --to', 'assert --timeout 0 --to')
        expect(wanting).not.toBe(block.text)
        using project = projectOf([])
        const run = (text: string) =>
          runIn(project, LINES[block.language]?.(text) ?? ['false'], { SANDPOST_URL: sandbox.url })

        await sandbox.client.send('default', { to: 'bob@example.test', subject: 'Welcome', text: 'Hello' })
        expect(await run(wanting)).not.toMatchObject({ code: 0 })
        const text = 'Your verification code is 482913.'
        await sandbox.client.send('default', { to: 'ann@example.test', subject: 'Welcome', text })
        const { code, stderr } = await run(block.text)
        expect(code, stderr).toBe(0)
      },
      PATIENCE,
    )
  }

  it('is one line each, in shell, with curl, in Python and in JavaScript at least', () => {
    const lines = blocksFor('line')
    expect(lines.filter(({ text }) => text.trim().includes('\n'))).toEqual([])
    expect(new Set(lines.map(({ language }) => language))).toEqual(
      new Set(['sh', 'python', 'js', 'php', 'ruby']),
    )
  })
})
