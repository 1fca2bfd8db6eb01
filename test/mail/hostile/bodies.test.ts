import { describe, expect, it } from 'vitest'
import { withInlineImages } from '../../../src/mail/inline-images.ts'
import { LIMITS } from '../../../src/mail/limits.ts'
import { partsOf, type Reading, readOne, readRow } from '../../support/hostile-mail/reading.ts'

const textOf = (id: string, name: string) => readOne(id, name).inspection.text

describe('hostile bodies', () => {
  it('M15 texts made to be slow are read and cut', () => {
    const [uri, texts] = readRow('M15')
    expect(uri?.inspection.html?.length).toBe(LIMITS.html)
    expect(uri?.inspection.warnings).toContain(`text/html cut at ${LIMITS.html} octets`)
    expect(texts?.inspection.text?.startsWith('aaaa')).toBe(true)
  })

  it('M16 names that look like links are text', () => {
    expect(readOne('M16').digest.text).toMatch(/^xn--a\./)
  })

  it('M17 100,000 spaces are one gap in the preview', () => {
    const { digest, inspection } = readOne('M17')
    expect(digest.preview).toBe('a')
    expect(inspection.text).toHaveLength(100_002)
  })

  it('M18 of markup that is a bomb a bounded text is taken', () => {
    const rows = readRow('M18')
    expect(rows).toHaveLength(7)
    for (const { digest } of rows) expect(digest.hasHtml).toBe(true)
    expect(readOne('M18', 'a comment that does not end').digest.text).toBe('before')
  })

  it('M19 base64 is decoded as far as it goes, and flagged', () => {
    for (const name of ['junk between', 'no padding', 'lines of one octet', 'spaces inside'])
      expect(textOf('M19', name)).toBe('hello')
    for (const name of ['junk between', 'no padding'])
      expect(readOne('M19', name).inspection.warnings).toContain('flawed base64 encoding')
    const multipart = readOne('M19', 'on a multipart').inspection
    expect(multipart).toMatchObject({ text: 'text', warnings: ['base64 encoding of a multipart is ignored'] })
  })

  it('M20 an id is looked up as it is, and what is unknown keeps its URL', () => {
    const shown = readOne('M20', 'ids that are patterns, quotes, paths and long')
    expect(withImages(shown).match(/data:image\/png/g)).toHaveLength(5)
    for (const name of ['10,000 ids', 'a page that shows itself']) {
      const reading = readOne('M20', name)
      expect(withImages(reading)).toBe(reading.inspection.html)
    }
  })

  it('M21 octets that a charset does not know are marked and flagged', () => {
    for (const { inspection } of readRow('M21')) expect(inspection.warnings).not.toEqual([])
    expect(textOf('M21', 'x-unknown')).toBe('café')
    expect(textOf('M21', 'utf-7')).toMatch(/^\+ADw-script/)
    expect(textOf('M21', 'an escape of ISO-2022-JP that is not finished')).toMatch(/^a.*\ufffd/)
    expect(textOf('M21', 'UTF-16 of an odd length')).toMatch(/^ab/)
    expect(textOf('M21', 'NUL in the name')).toBe('café')
    expect(textOf('M21', 'a name of 10 KiB')).toBe('text')
    expect(textOf('M21', '4 MB that are not UTF-8')).toMatch(/^\ufffd+$/)
  })

  it('M22 quoted-printable is decoded as far as it goes; other encodings are shown as they stand', () => {
    expect(textOf('M22', '= alone')).toBe('')
    expect(textOf('M22', '=Z')).toBe('a=Zb')
    expect(textOf('M22', '= before a bare CR')).toBe('a=\rb')
    expect(textOf('M22', 'a soft break at the end')).toBe('text')
    expect(readOne('M22', '=Z').inspection.warnings).toContain('flawed quoted-printable encoding')
    expect(readOne('M22', 'a line of 50 MiB').inspection.text).toHaveLength(LIMITS.text)
    expect(textOf('M22', 'uuencode')).toMatch(/^begin 644 x/)
    expect(readOne('M22', 'yEnc').inspection.warnings).toContain('unknown transfer encoding yenc')
  })

  it('M24 a file name stays as written but for its line ends, and never ends a header', () => {
    const names = partsOf(readOne('M24').inspection.structure).map(({ filename }) => filename)
    expect(names).toContain('../../etc/passwd')
    expect(names).toContain('a.png')
    expect(names).toContain('a X: y')
    expect(names).toContain('\u202egpj.exe')
    for (const name of names) expect(name ?? '').not.toMatch(/[\r\n\0]/)
    for (const name of names) expect((name ?? '').length).toBeLessThanOrEqual(LIMITS.parameterValue)
  })

  it('M25 a type that is none is text, and a page with a file name is an attachment', () => {
    const { inspection } = readOne('M25')
    expect(inspection).toMatchObject({ html: null, text: '<b>one</b>' })
    expect(inspection.structure.children[1]).toMatchObject({ type: 'text/html', attachment: true })
  })

  it('M29 nothing is unpacked', () => {
    const [archives, coded] = readRow('M29')
    for (const { size } of archives?.digest.attachments ?? []) expect(size).toBeLessThan(20_000)
    expect(archives?.digest.attachments).toHaveLength(4)
    expect(coded?.inspection.structure.size).toBe(
      (coded?.inspection.structure.body.end as number) - (coded?.inspection.structure.body.start as number),
    )
  })

  it('M30 documents are attachments and no text', () => {
    const { inspection, digest } = readOne('M30')
    expect(digest.attachments).toHaveLength(3)
    expect(inspection).toMatchObject({ text: null, html: null })
  })

  it('M31 of huge pictures only the octets are measured; an SVG is never shown inline', () => {
    const rows = readRow('M31')
    const shown = rows.map((row) => withImages(row).includes('data:'))
    expect(shown).toEqual([true, true, false])
  })
})

/** The page of a message with its images, as a view makes it. */
function withImages({ raw, inspection }: Reading): string {
  const images = new Map(
    partsOf(inspection.structure).map((part) => [
      part.contentId,
      {
        type: part.type,
        base64: raw.toString('latin1', part.body.start, part.body.end),
      },
    ]),
  )
  return withInlineImages(inspection.html ?? '', (id) => images.get(id))
}
