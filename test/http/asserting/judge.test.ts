import { expect, it } from 'vitest'
import { criteriaOf } from '../../../src/http/asserting/criteria.ts'
import { Judge } from '../../../src/http/asserting/judge.ts'
import type { PatternRunner } from '../../../src/http/asserting/pattern-runner.ts'
import { mail, startServer } from '../test-server.ts'

it('what is overdue is given up, however long its pattern takes', async () => {
  const { deliver, store } = startServer()
  for (const subject of ['one', 'two']) await deliver(mail({ Subject: subject }))
  const overdue = new AbortController()
  let asked = 0
  const never: Pick<PatternRunner, 'anyMatches'> = {
    anyMatches: () => {
      asked += 1
      queueMicrotask(() => overdue.abort())
      return new Promise(() => {})
    },
  }
  const evidence = {
    messages: store.messages,
    patterns: never as PatternRunner,
    found: async () => ({ links: [], codes: [], remarks: [] }),
    overdue: overdue.signal,
  }
  const judge = new Judge(evidence, await criteriaOf({ subject: '~two' }))
  const range = { inbox: 'shop', after: 0, limit: 2 }
  expect((await judge.matching(range)).messages).toEqual([])
  expect((await judge.latest(range)).map(({ failed }) => failed.length)).toEqual([1, 1])
  expect(asked).toBe(1)
})
