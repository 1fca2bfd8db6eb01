import { describe, expect, it } from 'vitest'
import { newPassword } from '../../../web/src/text/password.ts'

describe('a password that is made', () => {
  it('has twenty characters that no shell, URL or reader takes for others', () => {
    for (let round = 0; round < 200; round++) expect(newPassword()).toMatch(/^[a-km-zA-HJ-NP-Z2-9]{20}$/)
  })

  it('is another one each time, and uses every character', () => {
    const made = Array.from({ length: 500 }, newPassword)
    expect(new Set(made).size).toBe(500)
    expect(new Set(made.join('')).size).toBe(56)
  })
})
