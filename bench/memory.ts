import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { largeMessage, writeCorpus } from './corpus.ts'
import type { Load } from './load.ts'
import { startSandpost } from './servers.ts'
import { type Finding, printTable } from './table.ts'

const MIB = 1024 ** 2

/** Resident memory while many connections each send a large message at once. */
export async function measureMemory(
  folder: string,
  load: Load,
  { connections, size }: { readonly connections: number; readonly size: number },
): Promise<Finding[]> {
  const corpus = join(folder, 'memory.corpus')
  await writeCorpus(corpus, [largeMessage(1, size)])
  await using server = await startSandpost(join(folder, 'memory', 'sandpost.db'))
  const before = residentOf(server.pid, 'VmRSS')
  const result = await load.run({
    port: server.smtpPort,
    connections,
    messages: connections,
    mode: 'each',
    corpus,
  })
  const growth = (residentOf(server.pid, 'VmHWM') - before) / MIB
  const lost = connections - result.acknowledged
  printTable('Memory under large messages', [
    {
      load: `${connections} × ${(size / 1e6).toFixed(0)} MB at once`,
      'RSS before MiB': (before / MIB).toFixed(0),
      'growth MiB': growth.toFixed(0),
      lost: String(lost),
      seconds: result.seconds.toFixed(1),
    },
  ])
  return [
    {
      what: 'memory growth under large messages',
      value: `${growth.toFixed(0)} MiB, ${lost} lost`,
      goal: '≤ 128 MiB, 0 lost',
      verdict: growth <= 128 && lost === 0 ? 'met' : 'missed',
    },
  ]
}

const FIELDS = { VmRSS: /VmRSS:\s+(\d+) kB/, VmHWM: /VmHWM:\s+(\d+) kB/ } as const

/** Octets. */
function residentOf(pid: number, field: keyof typeof FIELDS): number {
  return Number(FIELDS[field].exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024
}
