import { describe, expect, it } from 'vitest'
import { CHECKS } from '../../../src/mail/checks/table.ts'
import { en } from '../../../web/src/words/en/en.ts'

const plain = (text: string) => text.replaceAll('`', '')

describe('the words of the checks', () => {
  it('are in English those that REST and the docs have', () => {
    expect(en.checks.names).toEqual(Object.fromEntries(CHECKS.map(({ id, title }) => [id, title])))
    expect(en.checks.todo).toEqual(Object.fromEntries(CHECKS.map(({ id, todo }) => [id, plain(todo)])))
  })
})
