import { describe, expect, it } from 'vitest'
import { htmlToText } from '../../src/mail/html-text.ts'

describe('htmlToText', () => {
  it.each([
    ['<p>one</p><p>two <b>bold</b>er</p>', 'one\ntwo bolder'],
    ['a<br>b<hr/>c', 'a\nb\nc'],
    ['<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>', '1 2\n3'],
    ['caf&eacute; &lt;b&gt; &#8364; &nbsp; x', 'café <b> € x'],
    ['  a \r\n\t b  ', 'a b'],
    ['<head><title>no</title><style>p{}</style></head>yes<script>no()</script>', 'yes'],
    ['<SCRIPT>no</SCRIPT>yes', 'yes'],
    ['<head><meta charset=x><p>no end of head', 'no end of head'],
    ['a<!-- no -->b<![CDATA[no]]>c', 'abc'],
    ['<a href="x">link</a> <img alt="no">', 'link'],
    ['<script>never ends <p>no', ''],
    ['5 < 6 & 7 > 2', '5 < 6 & 7 > 2'],
    ['', ''],
  ])('reads %j as %j', (html, text) => {
    expect(htmlToText(html, 1000)).toBe(text)
  })

  it('stops at its limit', () => {
    expect(htmlToText('<p>word</p>'.repeat(1000), 12)).toBe('word\nword\nwo')
  })
})
