import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { digest } from '../../src/capture/digest.ts'

const digested = (name: string) =>
  digest(readFileSync(new URL(`../fixtures/mail/${name}.eml`, import.meta.url)))

const alternative = (plain: string, html: string) =>
  digest(
    Buffer.from(
      `Content-Type: multipart/alternative; boundary=b\n\n--b\n\n${plain}\n--b\nContent-Type: text/html\n\n${html}\n--b--\n`,
    ),
  )

describe('digest', () => {
  it('holds what a list shows', () => {
    expect(digested('mixed-pdf')).toMatchObject({
      subject: 'Invoice',
      from: [{ name: 'Ada Lovelace', address: 'ada@engine.test' }],
      to: [{ name: 'Charles Babbage', address: 'charles@engine.test' }],
      cc: [],
      date: Date.UTC(2025, 10, 21, 9, 15),
      messageId: '<mixed@engine.test>',
      preview: 'The invoice is attached.',
      attachments: [{ name: 'Rechnung für Ada.pdf', type: 'application/pdf', size: 19 }],
      hasHtml: false,
      warnings: [],
    })
  })

  it('holds the header fields in order, decoded', () => {
    expect(digested('iso-2022-jp').headers.map(({ name }) => name)).toEqual([
      'From',
      'To',
      'Date',
      'Message-ID',
      'MIME-Version',
      'Subject',
      'Content-Type',
      'Content-Transfer-Encoding',
    ])
    expect(digested('iso-2022-jp').headers[5]?.value).toBe('こんにちは')
  })

  it('searches the HTML as text when it says more than the plain text', () => {
    const { text, hasHtml } = alternative('plain words', '<p>other <b>words</b></p>')
    expect(text).toBe('plain words\nother words')
    expect(hasHtml).toBe(true)
  })

  it('keeps one of two texts that differ in white space only', () => {
    expect(alternative('the  same\n words', '<p>the same</p><p>words</p>').text).toBe('the  same\n words')
  })

  it('previews the text without padding that has no width', () => {
    const { preview } = alternative('', `<p>Hello${'\u200c\u00a0\u034f'.repeat(60)}</p><p>world</p>`)
    expect(preview).toBe('Hello world')
  })

  it('leaves out what belongs to an embedded message', () => {
    const { text, attachments } = digested('forwarded')
    expect(text).toBe('See below.')
    expect(attachments).toMatchObject([{ type: 'message/rfc822' }])
  })
})
