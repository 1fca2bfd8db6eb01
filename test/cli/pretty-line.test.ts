import { expect, it } from 'vitest'
import { prettyLine } from '../../src/cli/pretty-line.ts'

it.each([
  [{ a: 'plain' }, 'a=plain'],
  [{ a: 'with space' }, 'a="with space"'],
  [{ a: 'say "hi"' }, 'a="say \\"hi\\""'],
  [{ a: '' }, 'a=""'],
  [{ a: 1, b: null, c: [1, 2] }, 'a=1 b=null c=[1,2]'],
])('%j is written as %s', (facts, text) => {
  const line = prettyLine(
    JSON.stringify({ level: 'info', time: '2026-11-21T00:00:00.000Z', msg: 'm', ...facts }),
  )
  expect(line.slice('00:00:00.000 INFO  m '.length)).toBe(`${text}\n`)
})
