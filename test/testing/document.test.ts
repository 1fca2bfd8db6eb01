import { describe, expect, it } from 'vitest'
import { documentOf } from '../../src/testing/document.ts'
import { letter } from './letters.ts'

describe('the document that a browser under test shows', () => {
  it('lets no script run and nothing be loaded, and its links lead on in the same page', () => {
    const document = documentOf(
      letter(),
      '<!doctype html><base target="_blank"><a href="https://x.test">Go</a>',
    )
    expect(document).toMatch(
      /^<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"/,
    )
    expect(document).toContain("default-src 'none'; img-src data:")
    expect(document).not.toContain('_blank')
    expect(document).toContain('<a href="https://x.test">Go</a>')
  })

  it('shows plain text with its addresses as links', () => {
    const text = 'Hello <b>, see https://x.test/a?b=1&c="2" and (https://x.test/b).'
    const document = documentOf(letter({ subject: 'A <b>', text }), null)
    expect(document).toContain('<title>A &lt;b&gt;</title>')
    expect(document).toContain('Hello &lt;b&gt;, see <a href="https://x.test/a?b=1&amp;c=">')
    expect(document).toContain('(<a href="https://x.test/b">https://x.test/b</a>).')
  })
})
