import { describe, expect, it } from 'vitest'
import { isId, newId } from '../../src/lib/ids.ts'

describe('ids', () => {
  it('are 20 characters that are safe in a URL, a file name and an IMAP atom', () => {
    for (let round = 0; round < 1_000; round++) expect(newId()).toMatch(/^[0-9a-z]{20}$/)
  })

  it('differ', () => {
    expect(new Set(Array.from({ length: 10_000 }, newId)).size).toBe(10_000)
  })

  it('are told from other text', () => {
    expect(isId(newId())).toBe(true)
    for (const other of [
      '',
      '../x',
      newId().slice(1),
      `${newId()}0`,
      newId().toUpperCase().replace(/\d/g, 'I'),
    ]) {
      expect(isId(other)).toBe(false)
    }
  })
})
