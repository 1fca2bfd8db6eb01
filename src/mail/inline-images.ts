import { QuoteType, Tokenizer } from 'htmlparser2'
import { decodeEscapes } from './hex.ts'
import { HtmlEvents } from './html-events.ts'
import { LIMITS } from './limits.ts'
import { pictureType } from './picture-type.ts'

/** A part that a `cid:` URL may name. */
export interface InlineImage {
  /** Declared media type; what is shown goes by the octets alone. */
  readonly type: string
  readonly base64: string
}

export type ImageLookup = (contentId: string) => InlineImage | undefined

/**
 * `html` with the `cid:` URLs (RFC 2392) of attribute values and of CSS `url()` replaced by `data:` URLs of the images
 * they name. PNG, JPEG, GIF and WebP only, by their octets; an image that is unknown, too large, or over what one
 * message may show keeps its URL and so shows as broken. All other text stays as it is. Linear.
 */
export function withInlineImages(html: string, lookup: ImageLookup): string {
  if (!/cid:/i.test(html)) return html
  const rewriter = new Rewriter(html, new Images(lookup))
  const tokenizer = new Tokenizer({ decodeEntities: true }, rewriter)
  tokenizer.write(html)
  tokenizer.end()
  return rewriter.finish()
}

class Rewriter extends HtmlEvents {
  readonly #html: string
  readonly #images: Images
  readonly #pieces: string[] = []
  /** Up to where the HTML is in `#pieces`. */
  #copied = 0
  #nameEnd = 0
  /** The attribute's value with its character references decoded. */
  #value: string[] = []
  #inStyle = false

  constructor(html: string, images: Images) {
    super()
    this.#html = html
    this.#images = images
  }

  finish(): string {
    this.#pieces.push(this.#html.slice(this.#copied))
    return this.#pieces.join('')
  }

  override onopentagname(start: number, end: number): void {
    this.#inStyle = this.#html.slice(start, end).toLowerCase() === 'style'
  }

  override onclosetag(): void {
    this.#inStyle = false
  }

  override ontext(start: number, end: number): void {
    if (!this.#inStyle) return
    const css = this.#html.slice(start, end)
    const shown = this.#withImagesInCss(css)
    if (shown !== css) this.#replace(start, end, shown)
  }

  override onattribname(_start: number, end: number): void {
    this.#nameEnd = end
    this.#value = []
  }

  override onattribdata(start: number, end: number): void {
    this.#value.push(this.#html.slice(start, end))
  }

  override onattribentity(codepoint: number): void {
    this.#value.push(String.fromCodePoint(codepoint))
  }

  override onattribend(quote: number, end: number): void {
    if (quote === QuoteType.NoValue) return
    const value = this.#value.join('')
    const url = value.trim()
    const shown = isCid(url) ? (this.#images.dataUrl(url) ?? value) : this.#withImagesInCss(value)
    if (shown !== value) this.#replace(this.#valueStart(), end, `"${escapeValue(shown)}"`)
  }

  /** Where the value of the attribute begins, with its quote. */
  #valueStart(): number {
    let at = this.#html.indexOf('=', this.#nameEnd) + 1
    while (isHtmlGap(this.#html.charCodeAt(at))) at++
    return at
  }

  #withImagesInCss(css: string): string {
    const pieces: string[] = []
    let copied = 0
    for (const match of css.matchAll(/url\(/gi)) {
      const url = cssUrlAt(css, match.index + match[0].length)
      const shown = url !== undefined && isCid(url.text) ? this.#images.dataUrl(url.text) : undefined
      if (url === undefined || shown === undefined) continue
      pieces.push(css.slice(copied, url.start), shown)
      copied = url.end
    }
    return copied === 0 ? css : pieces.join('') + css.slice(copied)
  }

  #replace(start: number, end: number, text: string): void {
    this.#pieces.push(this.#html.slice(this.#copied, start), text)
    this.#copied = end
  }
}

/** The images of one message, within what one message may show; a picture shown twice counts twice. */
class Images {
  readonly #lookup: ImageLookup
  readonly #known = new Map<string, Shown | undefined>()
  #room: number = LIMITS.inlineImages

  constructor(lookup: ImageLookup) {
    this.#lookup = lookup
  }

  dataUrl(url: string): string | undefined {
    const id = url.slice('cid:'.length)
    if (!this.#known.has(id)) this.#known.set(id, this.#find(id))
    const shown = this.#known.get(id)
    if (shown === undefined || shown.octets > this.#room) return undefined
    this.#room -= shown.octets
    return shown.url
  }

  #find(id: string): Shown | undefined {
    const image = this.#lookup(id) ?? this.#lookup(decodeEscapes(Buffer.from(id), PERCENT).toString())
    if (image === undefined) return undefined
    const octets = Buffer.byteLength(image.base64, 'base64')
    if (octets > LIMITS.inlineImage) return undefined
    const type = pictureType(Buffer.from(image.base64.slice(0, 24), 'base64'))
    if (type === undefined || !BASE64.test(image.base64)) return undefined
    return { url: `data:${type};base64,${image.base64}`, octets }
  }
}

interface Shown {
  readonly url: string
  readonly octets: number
}

const PERCENT = 0x25
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/
/** Longest URL looked for in CSS: a Content-ID is a line of a header. */
const LONGEST_URL = 998

function isCid(url: string): boolean {
  return url.slice(0, 4).toLowerCase() === 'cid:'
}

/** The URL of a CSS `url(` that was opened before `from`, and the place it takes with its quotes. */
function cssUrlAt(
  css: string,
  from: number,
): { readonly text: string; readonly start: number; readonly end: number } | undefined {
  const limit = Math.min(css.length, from + LONGEST_URL)
  let start = from
  while (start < limit && isHtmlGap(css.charCodeAt(start))) start++
  const quote = css[start] === '"' || css[start] === "'" ? css[start] : undefined
  const textStart = quote === undefined ? start : start + 1
  // Most are no `cid:` URL; and none may hold what would begin another, so that no character is read twice.
  if (!isCid(css.slice(textStart, textStart + 4))) return undefined
  for (let end = textStart; end < limit; end++) {
    if (quote === undefined ? endsUnquoted(css, end) : css[end] === quote)
      return { text: css.slice(textStart, end), start, end: quote === undefined ? end : end + 1 }
    if (css[end] === '(') return undefined
  }
  return undefined
}

function endsUnquoted(css: string, at: number): boolean {
  return css[at] === ')' || isHtmlGap(css.charCodeAt(at))
}

function isHtmlGap(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d)
}

function escapeValue(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
}
