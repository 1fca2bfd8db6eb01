import { describe, expect, it } from 'vitest'
import { readHtml } from '../../../src/mail/checks/html-reading.ts'

const read = (html: string) => readHtml(html, () => {})

describe('HTML as the checks read it', () => {
  it.each([
    ['<p>one</p><p>two <b>bold</b>er', 'one\ntwo bolder'],
    ['<tr><td>Name<td>null</tr>', 'Name\nnull\n'],
    ['a &lt; b &amp;amp; c <d', 'a < b &amp; c '],
    ['5 < 6 <<< x', '5 < 6 <<< x'],
    ['<title>no</title><style>p{}</style>yes<script>no()</script><!-- no -->!', 'yes\n!'],
    ['a<div style="display: none">no<div>no</div>no</div>b', 'a\n\nb'],
    ['a<span hidden>no<span>no</span></span>b', 'ab'],
    ['a<span style="font-size:0.9em">yes</span>b', 'ayesb'],
    ['<p hidden>no<p>yes', 'yes'],
    ['<img hidden>yes<br style="display:none">yes', 'yes\nyes'],
  ])('shows of %s', (html, shown) => {
    expect(read(html).shown.replace(/\n+/g, '\n').replace(/^\n/, '')).toBe(shown.replace(/\n+/g, '\n'))
  })

  it('has as prose what is hidden too, but no code', () => {
    const { prose, shown } = read('<div hidden>soon</div><p>Run <code>npm ci</code> now</p>')
    expect(prose.split('\n')).toEqual(['soon', 'Run  now', ''])
    expect(shown.split('\n')).toEqual(['Run npm ci now', ''])
  })

  it('opens with the first words, without what pads them', () => {
    const padding = '&zwnj;&nbsp;&#847;'.repeat(100)
    const { opening } = read(`<title>T</title><div hidden>It left ${padding}</div><p>Hello</p>`)
    expect(opening).toBe('It left Hello')
    expect(read('x'.repeat(10_000)).opening).toHaveLength(140)
  })

  it.each([
    ['<a href="/a">one <b>two</b></a> three', [{ href: '/a', text: 'one two' }]],
    [
      '<a href=/a>one<a href=/b>two',
      [
        { href: '/a', text: 'one' },
        { href: '/b', text: 'two' },
      ],
    ],
    ['<a href="?a=1&amp;b=2" href="/c"></a>', [{ href: '?a=1&b=2', text: '' }]],
    ['<a href=/a><img alt="A house"></a>', [{ href: '/a', text: 'A house' }]],
    ['<a name=x>anchor</a><a></a>', []],
    ['<a>button</a>', [{ href: null, text: 'button' }]],
    ['<area href=/a alt=Here>', [{ href: '/a', text: 'Here' }]],
    ['<script><a href=/a>no</a></script><!-- <a href=/a>no</a> -->', []],
  ])('has the links of %s', (html, links) => {
    expect(read(html).links).toEqual(links)
  })
})
