import { findIn } from '../src/mail/findings.ts'
import { readCorpus, type Specimen } from '../test/support/assert-corpus.ts'
import { type Score, scoreOf, shares } from '../test/support/assert-score.ts'
import { median, percentile } from './statistics.ts'
import { type Finding, printTable } from './table.ts'

/** Rounds over the corpus before time is taken: what runs often is compiled better. */
const WARMING = 3

/** How right the codes and links are that are found in the project's corpus, and how long a message takes. */
export function measureAssert(): Finding[] {
  const corpus = readCorpus('test/fixtures/assert')
  const groups = [
    ['all', corpus],
    ['held out', corpus.filter(({ heldOut }) => heldOut)],
  ] as const
  const rows = groups.flatMap(([name, specimens]) => {
    const { codes, links } = scoreOf(specimens)
    return [row(`codes, ${name}`, codes), row(`links, ${name}`, links)]
  })
  printTable(`Codes and links in ${corpus.length} messages of the corpus`, rows)
  const times = timesOf(corpus)
  printTable('Time for one message, codes and links together', [
    { 'p50 ms': median(times).toFixed(2), 'p99 ms': percentile(times, 0.99).toFixed(2) },
  ])
  const { codes, links } = scoreOf(corpus)
  return [
    goal('codes: precision', shares(codes).precision, 0.98),
    goal('codes: recall', shares(codes).recall, 0.95),
    goal('links: precision, of address and kind', shares(links).precision, 0.99),
    goal('links: recall, of address and kind', shares(links).recall, 0.99),
  ]
}

function row(what: string, score: Score): Record<string, string> {
  const { precision, recall } = shares(score)
  return {
    what,
    messages: String(score.messages),
    'are there': String(score.expected),
    found: String(score.found),
    precision: precision.toFixed(3),
    recall: recall.toFixed(3),
  }
}

function timesOf(corpus: readonly Specimen[]): number[] {
  for (let round = 0; round < WARMING; round++) for (const { raw } of corpus) findIn(raw)
  return corpus.map(({ raw }) => {
    const begun = performance.now()
    findIn(raw)
    return performance.now() - begun
  })
}

function goal(what: string, value: number, least: number): Finding {
  return { what, value: value.toFixed(3), goal: `≥ ${least}`, verdict: value >= least ? 'met' : 'missed' }
}
