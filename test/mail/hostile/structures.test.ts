import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../../src/mail/limits.ts'
import { depthOf, partsOf, readOne, readRow } from '../../support/hostile-mail/reading.ts'

describe('hostile structures', () => {
  it('M01 nested multiparts are read to the depth limit and flagged', () => {
    const { inspection, digest } = readOne('M01')
    expect(depthOf(inspection.structure)).toBe(LIMITS.depth)
    expect(digest.warnings).toContain(`parsing stopped: depth ${LIMITS.depth}`)
  })

  it('M02 nested messages are read to their limit, the rest is an attachment', () => {
    const { inspection, digest } = readOne('M02')
    expect(depthOf(inspection.structure)).toBe(LIMITS.embedded + 1)
    expect(digest.attachments).toMatchObject([{ type: 'message/rfc822' }])
    expect(digest.warnings).toContain(`parsing stopped: ${LIMITS.embedded} messages inside each other`)
  })

  it('M03 of 200,000 parts the first 10,000 are read', () => {
    const { inspection } = readOne('M03')
    expect(partsOf(inspection.structure)).toHaveLength(LIMITS.parts)
    expect(inspection.warnings).toContain(`parsing stopped: ${LIMITS.parts} parts`)
  })

  it('M04 lines that are nearly delimiters are text', () => {
    const { inspection } = readOne('M04')
    const parts = partsOf(inspection.structure)
    expect(parts.every(({ children }) => children.length <= 1)).toBe(true)
    expect(parts.at(-1)?.body.end).toBe(readOne('M04').raw.length)
  })

  it('M04 after a million lines that begin with dashes none is compared any more', () => {
    const { inspection } = readOne('M04', '7 million lines of two dashes')
    expect(inspection.warnings).toContain(
      `parsing stopped: ${LIMITS.delimiterLines} lines that begin with --`,
    )
  })

  it('M05 boundaries that are hard to tell apart make a tree, and always the same', () => {
    for (const { name, inspection } of readRow('M05')) {
      expect(readOne('M05', name).inspection).toEqual(inspection)
    }
  })

  it('M05 of nested multiparts with one boundary the innermost takes the delimiters', () => {
    const { inspection } = readOne('M05', 'the same boundary at every level')
    const [inner, outer] = inspection.structure.children
    expect(inner?.children).toHaveLength(2)
    expect(outer?.type).toBe('text/plain')
    expect(inspection.text).toBe('inner one\ninner two\nouter')
  })

  it("M05 a boundary that is the start of its parent's is told from it", () => {
    const { inspection } = readOne('M05', "a boundary that is the start of its parent's")
    expect(partsOf(inspection.structure).map(({ section }) => section)).toEqual(['', '1', '1.1'])
    expect(inspection.text).toBe('in')
  })

  it.each(['an empty boundary', 'a boundary of 10 KiB', 'no boundary', 'a boundary that never comes'])(
    'M05 a multipart with %s is shown as text and flagged',
    (name) => {
      const { inspection } = readOne('M05', name)
      expect(inspection.structure).toMatchObject({ type: 'text/plain', children: [] })
      expect(inspection.text).not.toBe('')
      expect(inspection.warnings.join()).toMatch(/boundary/)
    },
  )

  it('M05 of two boundary parameters the first counts', () => {
    const { inspection } = readOne('M05', 'two boundary parameters')
    expect(inspection.structure.children).toHaveLength(1)
  })

  it('M23 a size parameter is not believed, and empty attachments are counted', () => {
    const [big, many] = readRow('M23')
    expect(big?.digest.attachments).toMatchObject([{ name: 'big', size: 50 * 1024 * 1024 }])
    expect(many?.digest.attachments).toHaveLength(LIMITS.digestAttachments)
    expect(many?.digest.attachments[0]?.size).toBe(0)
    expect(many?.digest.warnings).toContain(`more than ${LIMITS.digestAttachments} attachments`)
  })

  it('M28 parts that are elsewhere are attachments as they stand', () => {
    for (const { inspection } of readRow('M28')) {
      expect(inspection.structure.children).toMatchObject([{ attachment: true, children: [] }])
      expect(inspection.text).toBeNull()
    }
  })

  it('M32 signed and encrypted parts are attachments', () => {
    const [signed, ...encrypted] = readRow('M32')
    expect(signed?.digest.attachments.at(-1)).toMatchObject({ type: 'application/pkcs7-signature' })
    expect(encrypted).toHaveLength(2)
    for (const { digest } of encrypted) expect(digest.attachments.length).toBeGreaterThan(0)
  })
})
