import { describe, expect, it } from 'vitest'
import { SEARCH_HELP } from '../../../src/domain/search/help.ts'
import { SEARCH_OPERATORS } from '../../../src/domain/search/operators.ts'
import { parseSearch } from '../../../src/domain/search/parse.ts'

describe('the help of the search language', () => {
  it('has examples that are searches', () => {
    for (const { example } of SEARCH_HELP) expect(parseSearch(example)).toHaveProperty('kind')
  })

  it('explains every operator by an example that begins with it', () => {
    for (const { name, example } of SEARCH_OPERATORS.values())
      expect(example.startsWith(`${name}:`)).toBe(true)
    expect(SEARCH_HELP.length).toBeGreaterThan(SEARCH_OPERATORS.size)
  })
})
