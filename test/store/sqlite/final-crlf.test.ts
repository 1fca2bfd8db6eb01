import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { endsWithCrlf, FinalCrlf, fileEndsWithCrlf } from '../../../src/store/sqlite/final-crlf.ts'
import { tempFolder } from '../../support/temp-store.ts'

const TEXTS = [
  '',
  '\r',
  '\n',
  'x',
  '\r\n',
  '\n\r',
  'x\r\n',
  'x\n',
  '\r\n\r',
  '\r\nx',
  '\r\r\n',
  '\n\n',
  'ab\r\ncd\r\n',
]
const ends = (text: string) => text === '' || text.endsWith('\r\n')

describe('the CRLF at the end', () => {
  it('is seen in octets, however they are cut', () => {
    for (const text of TEXTS) {
      const octets = Buffer.from(text)
      expect(endsWithCrlf(octets), JSON.stringify(text)).toBe(ends(text))
      for (let size = 1; size <= octets.length; size += 1) {
        const end = new FinalCrlf()
        for (let at = 0; at < octets.length; at += size) {
          end.see(octets.subarray(at, at + size))
          end.see(Buffer.alloc(0))
        }
        expect(end.there, `${JSON.stringify(text)} in parts of ${size}`).toBe(ends(text))
      }
    }
  })

  it('is seen in files, and a file that is not there needs none', () => {
    const file = join(tempFolder(), 'x.eml')
    expect(fileEndsWithCrlf(file)).toBe(true)
    for (const text of TEXTS) {
      writeFileSync(file, text)
      expect(fileEndsWithCrlf(file), JSON.stringify(text)).toBe(ends(text))
    }
  })
})
