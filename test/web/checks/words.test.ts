import { describe, expect, it } from 'vitest'
import { CHECKS } from '../../../src/mail/checks/table.ts'
import { findings } from '../../../web/src/words/en/findings.ts'

const plain = (text: string) => text.replaceAll('`', '')

describe('the words of the checks', () => {
  it('are in English those that REST and the docs have', () => {
    expect(findings.names).toEqual(Object.fromEntries(CHECKS.map(({ id, title }) => [id, title])))
    expect(findings.todo).toEqual(Object.fromEntries(CHECKS.map(({ id, todo }) => [id, plain(todo)])))
  })
})
