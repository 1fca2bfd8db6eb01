import { describe, expect, it } from 'vitest'
import { type InlineImage, withInlineImages } from '../../src/mail/inline-images.ts'
import { LIMITS } from '../../src/mail/limits.ts'

const image = (head: string, length = head.length): InlineImage => {
  const octets = Buffer.alloc(length)
  octets.write(head, 'latin1')
  return { type: 'image/x', base64: octets.toString('base64') }
}
const PNG = image('\x89PNG\r\n\x1a\n')
const DATA = `data:image/png;base64,${PNG.base64}`
const onlyA = (id: string) => (id === 'a' ? PNG : undefined)

describe('withInlineImages', () => {
  it.each([
    ['<img src="cid:a" alt="x">', `<img src="${DATA}" alt="x">`],
    ["<img src='cid:a'>", `<img src="${DATA}">`],
    ['<img src=cid:a>', `<img src="${DATA}">`],
    ['<IMG SRC = "CID:a">', `<IMG SRC = "${DATA}">`],
    ['<td background="cid:a">', `<td background="${DATA}">`],
    ['<p style="background:url(cid:a)">', `<p style="background:url(${DATA})">`],
    [`<p style='background:url( "cid:a" ) red'>`, `<p style="background:url( ${DATA} ) red">`],
    ['<style>p{background:URL("cid:a")}</style>', `<style>p{background:URL(${DATA})}</style>`],
    [
      '<p title="a &amp; b" style="x:url(cid:a);y:&quot;z&quot;">',
      `<p title="a &amp; b" style="x:url(${DATA});y:&quot;z&quot;">`,
    ],
  ])('shows the image of %s', (html, shown) => {
    expect(withInlineImages(html, onlyA)).toBe(shown)
  })

  it.each([
    '<img src="cid:b">',
    'text cid:a text',
    '<!-- <img src="cid:a"> -->',
    '<p style="background:url(cid:a">',
    '<img src="cid:a',
    '<p>url(cid:a)</p>',
    '<a href="http://x.test/?cid:a">',
  ])('leaves %s as it is', (html) => {
    expect(withInlineImages(html, onlyA)).toBe(html)
  })

  it('looks an id up as written, and then without URL escapes and character references', () => {
    const asked: string[] = []
    withInlineImages('<img src="cid:a%40b&amp;c">', (id) => {
      asked.push(id)
      return undefined
    })
    expect(asked).toEqual(['a%40b&c', 'a@b&c'])
  })

  it.each([
    ['PNG', PNG, 'image/png'],
    ['JPEG', image('\xff\xd8\xff\xe0'), 'image/jpeg'],
    ['GIF', image('GIF89a'), 'image/gif'],
    ['WebP', image('RIFF\0\0\0\0WEBP'), 'image/webp'],
  ])('tells %s by its octets, whatever its declared type', (_, picture, type) => {
    expect(withInlineImages('<img src="cid:x">', () => picture)).toBe(
      `<img src="data:${type};base64,${picture.base64}">`,
    )
  })

  it.each([
    ['SVG', image('<svg xmlns="http://www.w3.org/2000/svg">')],
    ['text', image('hello')],
    ['nothing', { type: 'image/png', base64: '' }],
    ['base64 that is none', { type: 'image/png', base64: `${PNG.base64}"><script>` }],
    ['more than its limit', image('GIF89a', LIMITS.inlineImage + 3)],
  ])('shows no %s', (_, picture) => {
    expect(withInlineImages('<img src="cid:x">', () => picture)).toBe('<img src="cid:x">')
  })

  it('shows no more than one message may, the same picture counted each time', () => {
    const picture = image('GIF89a', LIMITS.inlineImage - 3)
    const shown = withInlineImages('<img src="cid:x">'.repeat(20), () => picture)
    expect(shown.match(/data:image/g)).toHaveLength(5)
    expect(shown.match(/cid:x/g)).toHaveLength(15)
  })
})
