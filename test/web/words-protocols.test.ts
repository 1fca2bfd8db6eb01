import { describe, expect, it } from 'vitest'
import { COMMANDS as IMAP } from '../../src/imap/commands.ts'
import { COMMANDS as POP3 } from '../../src/pop3/commands.ts'
import { COMMANDS as SMTP } from '../../src/smtp/commands.ts'
import { protocols as en } from '../../web/src/words/en/protocols.ts'
import { protocols as ja } from '../../web/src/words/ja/protocols.ts'
import { sourcesBelow } from '../support/sources.ts'

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

const tables = (texts: typeof en | typeof ja) =>
  Object.entries(texts).flatMap(([protocol, parts]) =>
    Object.entries(parts).map(
      ([part, table]) => [`${protocol}.${part}`, table as Readonly<Record<string, string>>] as const,
    ),
  )

describe('what commands and replies mean', () => {
  it.each([
    ['SMTP', SMTP, en.smtp.commands],
    ['POP3', POP3, en.pop3.commands],
    ['IMAP', IMAP, en.imap.commands],
  ] as const)('is told of every command of %s', (_, commands, told) => {
    expect(commands.map(({ verb }) => verb).filter((verb) => !Object.hasOwn(told, verb))).toEqual([])
  })

  it('is told of every reply and status code that our SMTP gives', () => {
    const text = sourcesBelow('src/smtp')
      .map((source) => source.text.replace(/\/\*[\s\S]*?\*\//g, ''))
      .join('\n')
    const codes = [...text.matchAll(/(?:reply\(|code: |\[)([2345]\d\d)\b/g)].map(([, code = '']) => code)
    const details = [...text.matchAll(/'[245]\.(\d+\.\d+)'/g)].map(([, detail = '']) => detail)
    expect(codes.length).toBeGreaterThan(30)
    expect(details.length).toBeGreaterThan(30)
    expect(codes.filter((code) => !Object.hasOwn(en.smtp.replies, code))).toEqual([])
    expect(details.filter((detail) => !Object.hasOwn(en.smtp.statusDetails, detail))).toEqual([])
  })

  it('is told in both languages, and translated', () => {
    for (const [[name, english], [, japanese]] of tables(en).map(
      (one, at) => [one, tables(ja)[at] ?? one] as const,
    )) {
      expect(Object.keys(japanese), name).toEqual(Object.keys(english))
      for (const text of Object.values(english)) expect(text.trim(), name).not.toBe('')
      for (const text of Object.values(japanese)) expect(text, name).toMatch(JAPANESE)
    }
  })
})
