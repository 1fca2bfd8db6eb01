import { it } from 'vitest'
import { readCorpus } from './test/support/assert-corpus.ts'
import { scoreOf } from './test/support/assert-score.ts'
it('x', () => {
  const all = readCorpus()
  const want = process.env.HELD === '1'
  const s = scoreOf(all.filter((a) => a.heldOut === want))
  for (const k of ['codes', 'links'] as const) { const { mistakes, ...r } = s[k]; console.log(k, JSON.stringify(r), '\n' + mistakes.join('\n')) }
})
