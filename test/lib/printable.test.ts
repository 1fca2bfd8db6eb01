import { describe, expect, it } from 'vitest'
import { printable } from '../../src/lib/printable.ts'

describe('printable', () => {
  it('leaves ordinary text of any script as it is', () => {
    expect(printable('Grüße, 世界 — 🎉')).toBe('Grüße, 世界 — 🎉')
  })

  it('writes every C0 and C1 control as its escape', () => {
    const controls = [...Array(0x20).keys(), ...Array.from({ length: 0x21 }, (_, i) => 0x7f + i)]
    for (const code of controls) {
      expect(printable(String.fromCharCode(code))).toBe(`\\x${code.toString(16).padStart(2, '0')}`)
    }
  })

  it('writes marks that turn or hide text as their escape', () => {
    expect(printable('\u202egpj.exe')).toBe('\\u202egpj.exe')
    expect(printable('a\u200bb\u2060c\ufeffd\u2028e')).toBe('a\\u200bb\\u2060c\\ufeffd\\u2028e')
  })
})
