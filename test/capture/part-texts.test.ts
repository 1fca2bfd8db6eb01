import { describe, expect, it } from 'vitest'
import { facts } from '../../src/capture/digest.ts'

const parts = (lines: readonly string[]) => facts(Buffer.from(lines.join('\r\n'))).parts

describe('the texts of parts', () => {
  it('are none for a message of one part', () => {
    expect(parts(['Subject: a', '', 'own text'])).toEqual({ headers: [], text: '' })
  })

  it('are attached text and reports, but not the own text and no pictures', () => {
    const of = (type: string, body: string, more: readonly string[] = []) => [
      '--b',
      `Content-Type: ${type}`,
      ...more,
      '',
      body,
    ]
    const { headers, text } = parts([
      'Content-Type: multipart/mixed; boundary=b',
      '',
      ...of('text/plain', 'own'),
      ...of('text/html', '<p>own <b>too</b></p>'),
      ...of('text/html', '<p>attached <b>page</b></p>', ['Content-Disposition: attachment']),
      ...of('text/calendar', 'SUMMARY:lunch'),
      ...of('message/delivery-status', 'Action: failed'),
      ...of('image/png', 'no text'),
      '--b--',
    ])
    expect(text.split('\n')).toEqual(['attached page', 'SUMMARY:lunch', 'Action: failed'])
    expect(headers.map(({ value }) => value)).toContain('text/calendar')
    expect(headers).toHaveLength(7)
  })

  it('are a message of one part that is no own text', () => {
    expect(parts(['Content-Type: text/calendar', '', 'SUMMARY:lunch'])).toEqual({
      headers: [],
      text: 'SUMMARY:lunch',
    })
  })

  it('are the header and the text of messages inside', () => {
    const { headers, text } = parts([
      'Content-Type: message/rfc822',
      '',
      'Subject: =?utf-8?q?=C3=A9?=',
      'Content-Type: multipart/alternative; boundary=c',
      '',
      '--c',
      '',
      'inner',
      '--c--',
    ])
    expect(headers[0]).toEqual({ name: 'Subject', value: 'é' })
    expect(text).toBe('inner')
  })

  it('M03 are bounded, however many parts there are', () => {
    const { headers, text } = parts([
      'Content-Type: multipart/mixed; boundary=b',
      '',
      ...Array.from({ length: 5_000 }, () => `--b\r\nContent-Type: text/x\r\n\r\n${'x'.repeat(100)}`),
      '--b--',
    ])
    expect(headers).toHaveLength(300)
    expect(text.length).toBeLessThanOrEqual(64 * 1024)
  })
})
