import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { median, percentile } from './statistics.ts'
import { type Finding, printTable } from './table.ts'

/** Sandboxes that one process starts, one after the other. */
const EACH = 8

const SCRIPT = `
const { startSandbox } = await import(process.argv[1])
const taken = []
for (let at = 0; at < ${EACH}; at++) {
  const begun = performance.now()
  const sandbox = await startSandbox()
  taken.push(performance.now() - begun)
  await sandbox.close()
}
console.log(JSON.stringify(taken))`

/** How long a test waits for a sandbox in its own process: for the first one, which reads the modules, and for others. */
export function measureStarting({ processes }: { readonly processes: number }): Finding[] {
  const first: number[] = []
  const others: number[] = []
  for (let at = 0; at < processes; at++) {
    const [one = Number.NaN, ...rest] = startMany()
    first.push(one)
    others.push(...rest)
  }
  printTable('A sandbox in the process of its tests, in memory', [
    row('the first of a process', first),
    row('each other', others),
  ])
  const value = median(others)
  return [
    {
      what: 'a sandbox in process, not the first, p50 in ms',
      value: value.toFixed(0),
      goal: '≤ 150',
      verdict: value <= 150 ? 'met' : 'missed',
    },
  ]
}

function startMany(): number[] {
  const testing = pathToFileURL('program/testing.js').href
  const args = ['--input-type=module', '--eval', SCRIPT, '--', testing]
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the sandboxes could not be started: ${stderr}`)
  return JSON.parse(stdout) as number[]
}

function row(what: string, all: readonly number[]): Record<string, string> {
  return { what, 'p50 ms': median(all).toFixed(0), 'p95 ms': percentile(all, 0.95).toFixed(0) }
}
