import { describe, expect, it } from 'vitest'
import { attachmentDisposition } from '../../src/http/content-disposition.ts'

/** What a client makes of the header: the plain name and the UTF-8 one. */
function read(header: string) {
  const match = /^attachment; filename="([\x20-\x7e]*)"; filename\*=UTF-8''([\w%.!~-]*)$/.exec(header)
  return { plain: match?.[1], utf8: match?.[2] === undefined ? undefined : decodeURIComponent(match[2]) }
}

describe('a stranger’s file name', () => {
  it('is kept when it is harmless', () => {
    expect(read(attachmentDisposition('Invoice 7 (copy).pdf', 'part-1'))).toEqual({
      plain: 'Invoice 7 (copy).pdf',
      utf8: 'Invoice 7 (copy).pdf',
    })
    expect(read(attachmentDisposition('søknad 日本.pdf', 'part-1'))).toEqual({
      plain: 's_knad __.pdf',
      utf8: 'søknad 日本.pdf',
    })
  })

  it.each([
    '../../etc/passwd',
    '..\\..\\x',
    'C:\\x',
    '/abs',
    'CON',
    'con.txt',
    'a\0.png',
    'a\r\nX: y',
    'x'.repeat(10_240),
    '.htaccess',
    '\u202egpj.exe',
    '...',
    'a\u2215b\uff0fc',
    '',
    'a"b\\c',
    "a'%27*.txt",
    '\ud800.txt',
    ' ',
  ])('H32 %j becomes one harmless name (M24)', (name) => {
    const header = attachmentDisposition(name, 'part-1')
    const { plain, utf8 } = read(header)
    expect(header.length).toBeLessThan(2_048)
    for (const shown of [plain, utf8]) {
      expect(shown).toMatch(/^[^.\s/\\:"\r\n\0][^/\\:"\r\n\0\u202e\u2215\uff0f]*$/)
      expect(shown).not.toMatch(/^con(\.|$)/i)
    }
  })
})
