import { join } from 'node:path'
import { sampleMessages, writeCorpus } from './corpus.ts'
import type { Load } from './load.ts'
import { startBare, startSandpost } from './servers.ts'
import { median } from './statistics.ts'
import { type Finding, printTable } from './table.ts'

const CONNECTIONS = 20
const SIZE = 5_000
const MODES = [
  { mode: 'each', what: 'one connection a message' },
  { mode: 'persistent', what: 'persistent connections' },
] as const

/** Durable capture against a server of the same library that throws everything away, in turns. */
export async function measureCapture(
  folder: string,
  load: Load,
  { messages, rounds }: { readonly messages: number; readonly rounds: number },
): Promise<Finding[]> {
  const corpus = join(folder, 'capture.corpus')
  await writeCorpus(corpus, sampleMessages(0, 500, SIZE))
  await using bare = await startBare()
  await using sandpost = await startSandpost(join(folder, 'capture', 'sandpost.db'))
  const rows: Record<string, string>[] = []
  const findings: Finding[] = []
  for (const { mode, what } of MODES) {
    const rates = { bare: [] as number[], sandpost: [] as number[], p95: [] as number[] }
    for (let round = 0; round <= rounds; round++) {
      const job = { connections: CONNECTIONS, messages, mode, corpus }
      const thrown = await load.run({ ...job, port: bare.smtpPort })
      const kept = await load.run({ ...job, port: sandpost.smtpPort })
      if (kept.acknowledged !== messages)
        throw new Error(`only ${kept.acknowledged} of ${messages} were acknowledged: ${kept.complaint}`)
      await caughtUp(sandpost.http)
      // The first round warms up both.
      if (round === 0) continue
      rates.bare.push(thrown.acknowledged / thrown.seconds)
      rates.sandpost.push(kept.acknowledged / kept.seconds)
      rates.p95.push(kept.p95)
    }
    const ratio = median(rates.sandpost.map((rate, at) => rate / (rates.bare[at] ?? Number.NaN)))
    rows.push({
      '20 connections, 5 KB': what,
      'bare /s': median(rates.bare).toFixed(0),
      'sandpost /s': median(rates.sandpost).toFixed(0),
      ratio: ratio.toFixed(2),
      'p95 ms': median(rates.p95).toFixed(1),
    })
    findings.push({
      what: `durable capture, ${what}`,
      value: ratio.toFixed(2),
      goal: '≥ 0.6',
      verdict: ratio >= 0.6 ? 'met' : ratio >= 0.4 ? 'missed' : 'defect',
    })
  }
  printTable('Capture against a server that throws mail away', rows)
  return findings
}

/** A list waits until the index has caught up, so that one round does not pay for the one before. */
async function caughtUp(http: string): Promise<void> {
  const answer = await fetch(`${http}/v1/messages?limit=1&q=caughtup`)
  if (!answer.ok) throw new Error(`the list answers ${answer.status}`)
}
