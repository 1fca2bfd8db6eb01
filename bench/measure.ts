import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measureAssert } from './assert.ts'
import { measureCapture } from './capture.ts'
import { measureDownload } from './download.ts'
import { measureImap } from './imap.ts'
import { prepareLoad } from './load.ts'
import { measureMemory } from './memory.ts'
import { measurePage } from './page.ts'
import { measureReading } from './reading.ts'
import { measureStarting } from './starting.ts'
import { type Finding, printTable } from './table.ts'
import { measureWaiting } from './waiting.ts'

const HELP = `npm run bench -- [--quick] [--only capture,memory,reading,download,imap,page,assert,waiting,starting] [--folder DIR]
  --quick   smaller loads, for a first look
  --only    some of the measurements
  --folder  where the stores are made: a disk, not memory; the working folder when absent`

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    only: { type: 'string' },
    folder: { type: 'string' },
    help: { type: 'boolean' },
  },
})

if (values.help === true) process.stdout.write(`${HELP}\n`)
else await measure()

async function measure(): Promise<void> {
  const quick = values.quick === true
  const folder = mkdtempSync(join(values.folder ?? process.cwd(), '.bench-'))
  const only = values.only?.split(',') ?? [
    'capture',
    'memory',
    'reading',
    'download',
    'imap',
    'page',
    'assert',
    'waiting',
    'starting',
  ]
  const load = prepareLoad(folder)
  process.stdout.write(`Load in ${load.kind}; every ratio is of runs taken in turns on this machine.\n`)
  const findings: Finding[] = []
  try {
    if (only.includes('capture'))
      findings.push(
        ...(await measureCapture(
          folder,
          load,
          quick ? { messages: 2_000, rounds: 3 } : { messages: 5_000, rounds: 7 },
        )),
      )
    if (only.includes('memory'))
      findings.push(...(await measureMemory(folder, load, { connections: 100, size: 25_000_000 })))
    if (only.includes('reading'))
      findings.push(...(await measureReading(folder, load, { messages: quick ? 10_000 : 100_000 })))
    if (only.includes('download'))
      findings.push(...(await measureDownload(folder, load, { messages: quick ? 2_000 : 10_000 })))
    if (only.includes('imap'))
      findings.push(
        ...(await measureImap(
          folder,
          load,
          quick
            ? { mailboxes: [10_000], idlers: 100, rounds: 3 }
            : { mailboxes: [10_000, 100_000], idlers: 500, rounds: 7 },
        )),
      )
    if (only.includes('page'))
      findings.push(
        ...(await measurePage(
          folder,
          load,
          quick ? { messages: 1_000, rounds: 3 } : { messages: 10_000, rounds: 7 },
        )),
      )
    if (only.includes('assert')) findings.push(...measureAssert())
    if (only.includes('waiting'))
      findings.push(
        ...(await measureWaiting(
          folder,
          quick ? { messages: 500, flights: 200 } : { messages: 2_000, flights: 1_000 },
        )),
      )
    if (only.includes('starting')) findings.push(...measureStarting({ processes: quick ? 3 : 10 }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  printTable(
    'Goals',
    findings.map(({ what, value, goal, verdict }) => ({ what, value, goal, verdict })),
  )
}
