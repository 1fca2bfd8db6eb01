import { describe, expect, it } from 'vitest'
import { guardianOf, inboxNameProblem } from '../../src/domain/inbox.ts'

describe('the name of an inbox', () => {
  it.each(['shop', 'a b/c%2e', '...', '..+label', '.a', '邮件', 'é'.repeat(127)])('may be %j', (name) => {
    expect(inboxNameProblem(name)).toBeUndefined()
  })

  it.each([
    ['', 'empty'],
    ['.', 'another place in a path'],
    ['..', 'another place in a path'],
    ['a\rb', 'control'],
    ['\u202eshop', 'invisible'],
    ['\ud800', 'not well-formed'],
    ['é'.repeat(128), 'longer than 255'],
  ])('cannot be %j', (name, problem) => {
    expect(inboxNameProblem(name)).toContain(problem)
  })

  it('is guarded by what comes before its label', () => {
    expect(['shop+a+b', 'shop', '+a'].map(guardianOf)).toEqual(['shop', 'shop', '+a'])
  })
})
