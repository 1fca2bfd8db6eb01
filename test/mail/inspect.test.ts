import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inspect } from '../../src/mail/inspect.ts'
import type { Part } from '../../src/mail/inspection.ts'
import { expectWholeTree, partsOf } from '../support/hostile-mail/reading.ts'

const fixture = (name: string) => readFileSync(new URL(`../fixtures/mail/${name}.eml`, import.meta.url))
const inspected = (name: string) => inspect(fixture(name))
const outline = (top: Part) =>
  partsOf(top).map(({ section, type, attachment }) => [section, type, attachment])

describe('inspect', () => {
  it('shows the plain and the HTML alternative', () => {
    const found = inspected('alternative')
    expect(found.subject).toBe('Your order № 42')
    expect(found.from).toEqual([{ name: 'Ada Lovelace', address: 'ada@engine.test' }])
    expect(found.date).toBe(Date.UTC(2025, 10, 21, 9, 15))
    expect(found.messageId).toBe('<alternative@engine.test>')
    expect(found.text).toBe('Thank you for your order. It costs 20 € and will be with you by Monday.')
    expect(found.html).toContain('<h1>Thank you</h1><p>It costs <b>20&nbsp;€</b>.</p>')
    expect(found.warnings).toEqual([])
    expect(outline(found.structure)).toEqual([
      ['', 'multipart/alternative', false],
      ['1', 'text/plain', false],
      ['2', 'text/html', false],
    ])
  })

  it('gives the ranges of header and body without the line end of the delimiter', () => {
    const raw = fixture('mixed-pdf')
    const [text, pdf] = inspect(raw).structure.children
    const slice = (range = { start: 0, end: 0 }) => raw.toString('latin1', range.start, range.end)
    expect(slice(text?.header)).toBe('Content-Type: text/plain; charset=us-ascii\r\n\r\n')
    expect(slice(text?.body)).toBe('The invoice is attached.\r\n')
    expect(slice(pdf?.body)).toBe('JVBERi0xLjQKJcOkw7zDtsOfCg==')
    expect(raw.toString('latin1', pdf?.body.end).startsWith('\r\n--=_mix--\r\n')).toBe(true)
  })

  it('gives the range of each header field with its folding', () => {
    const raw = fixture('smime-signed')
    const field = inspect(raw).headers.at(-1)
    expect(raw.toString('latin1', field?.range.start, field?.range.end)).toMatch(
      /^Content-Type: multipart\/signed;.*\r\n micalg=.*\r\n$/,
    )
    expect(field?.value).not.toContain('\n')
  })

  it('measures an attachment, its name joined from RFC 2231 sections', () => {
    const pdf = inspected('mixed-pdf').structure.children[1]
    const content = Buffer.from('JVBERi0xLjQKJcOkw7zDtsOfCg==', 'base64')
    expect(pdf).toMatchObject({
      filename: 'Rechnung für Ada.pdf',
      disposition: 'attachment',
      size: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    })
  })

  it('keeps what belongs to an embedded message apart, and numbers it as IMAP does', () => {
    const found = inspected('forwarded')
    expect(found.text).toBe('See below.')
    expect(outline(found.structure)).toEqual([
      ['', 'multipart/mixed', false],
      ['1', 'text/plain', false],
      ['2', 'message/rfc822', true],
      ['2.TEXT', 'multipart/mixed', false],
      ['2.1', 'text/plain', false],
      ['2.2', 'text/csv', false],
    ])
  })

  it('names an inline picture by its Content-ID', () => {
    const picture = inspected('related-cid').structure.children[1]
    expect(picture).toMatchObject({ contentId: 'dot@engine.test', type: 'image/png', disposition: 'inline' })
  })

  it.each([
    ['iso-2022-jp', 'こんにちは', '日本語のメールです。\r\n'],
    ['gb18030', '你好，世界', '这是一封测试邮件。\r\n'],
    ['windows-1251', 'Привет', 'Проверка связи.\r\n'],
    ['utf8-headers', 'Grüße aus Köln', 'Schöne Grüße\r\n'],
  ])('decodes %s in the subject and in the text', (name, subject, text) => {
    expect(inspected(name)).toMatchObject({ subject, text, warnings: [] })
  })

  it('reads addresses in UTF-8 (RFC 6532)', () => {
    expect(inspected('utf8-headers').to).toEqual([{ name: '用户', address: '用户@例子.test' }])
  })

  it('joins the lines of format=flowed', () => {
    expect(inspected('flowed').text).toBe(
      'This paragraph was broken by the sender and is one line.\n> A quote that goes on\n>not a quote\n-- \nAda\n',
    )
  })

  it.each([
    ['smime-signed', ['application/pkcs7-signature']],
    ['delivery-report', ['message/delivery-status', 'text/rfc822-headers']],
    ['calendar-invite', ['text/calendar', 'application/ics']],
  ])('calls the machine-readable parts of %s attachments', (name, types) => {
    const found = inspected(name)
    const attachments = partsOf(found.structure).filter(({ attachment }) => attachment)
    expect(attachments.map(({ type }) => type)).toEqual(types)
    expect(found.text).not.toBeNull()
    expect(found.warnings).toEqual([])
  })

  it('reads a message after a byte order mark and says so', () => {
    const raw = fixture('byte-order-mark')
    const found = inspect(raw)
    expect(found).toMatchObject({ subject: 'Marked', text: 'text\r\n' })
    expect(found.structure.header.start).toBe(3)
    expect(found.warnings).toEqual(['begins with a byte order mark'])
    expectWholeTree(found.structure, raw.length)
  })

  it('reads an empty message, and one of headers only', () => {
    expect(inspected('empty')).toMatchObject({ subject: '', text: '', html: null, date: null })
    expect(inspected('headers-only')).toMatchObject({ subject: 'nothing more', text: '' })
  })
})
