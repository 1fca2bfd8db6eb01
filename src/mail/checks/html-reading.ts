import { Tokenizer } from 'htmlparser2'
import { INLINE, UNREAD } from '../html-text.ts'
import { LIMITS } from '../limits.ts'
import type { Warn } from '../warnings.ts'
import { HtmlTags, type StartTag } from './html-tags.ts'
import { Nesting } from './nesting.ts'

/** What the checks look at in HTML, taken from its tokens in one pass. */
export interface HtmlReading {
  /** What a reader sees, a line for each block and each cell. */
  readonly shown: string
  /** The same with what is hidden, and without samples of code. */
  readonly prose: string
  /** The first words, hidden ones too: what a list of messages shows beside the subject. */
  readonly opening: string
  readonly links: readonly HtmlLink[]
  readonly images: readonly HtmlImage[]
  /** Names that a link within the message can lead to. */
  readonly anchors: ReadonlySet<string>
  /** Whether `<base href>` says what relative addresses belong to. */
  readonly based: boolean
}

export interface HtmlLink {
  /** `null`: it has none. */
  readonly href: string | null
  /** What it shows, white space folded, cut. The alternative texts of images count. */
  readonly text: string
}

export interface HtmlImage {
  readonly src: string | null
  /** `null`: the image has no `alt` at all. */
  readonly alt: string | null
  /** Whether it is all that a link shows, and says nothing. */
  readonly linked: boolean
  /** Whether it says that it is not to be read out. */
  readonly decorative: boolean
}

const CODE = new Set(['code', 'kbd', 'pre', 'samp', 'textarea', 'tt'])
/** A font of size 0 hides nothing: layouts set it on boxes, and their text has a size of its own. */
const HIDING =
  /(?:^|[;\s])(?:display\s?:\s?none|visibility\s?:\s?hidden|mso-hide\s?:\s?all|(?:opacity|max-height)\s?:\s?0(?![\d.]*[1-9]))/i
/** White space, and what pads the first words so that nothing follows them in a list. */
const PADDING = /(?:[\s\u00ad\u200b-\u200f\u2060\ufeff]|\u034f)+/g
/** Characters read for the opening, padding and all, and kept of it. */
const OPENING_READ = 4_096
const OPENING = 140
const LINK_TEXT = 300
/** Images of one link that are looked at. */
const MOST_LINKED = 20

/** Linear: every token is looked at once, and no tree is built. */
export function readHtml(html: string, warn: Warn): HtmlReading {
  const reader = new Reader(html, warn)
  const tokenizer = new Tokenizer({ decodeEntities: true }, reader)
  tokenizer.write(html)
  tokenizer.end()
  return reader.reading()
}

/** A link whose end has not come. */
interface OpenLink {
  readonly href: string | null
  readonly text: string[]
  length: number
  /** How many images came before it. */
  readonly images: number
}

class Reader extends HtmlTags {
  readonly #warn: Warn
  readonly #shown = new Lines()
  readonly #prose = new Lines()
  readonly #opening: string[] = []
  #openingLength = 0
  readonly #links: HtmlLink[] = []
  readonly #images: (HtmlImage & { linked: boolean })[] = []
  readonly #anchors = new Set<string>()
  #based = false
  #link: OpenLink | undefined
  readonly #unread = new Nesting()
  readonly #hidden = new Nesting()
  readonly #code = new Nesting()

  constructor(html: string, warn: Warn) {
    super(html)
    this.#warn = warn
  }

  reading(): HtmlReading {
    this.#endLink()
    return {
      shown: this.#shown.text(),
      prose: this.#prose.text(),
      opening: this.#opening.join('').replace(PADDING, ' ').trim().slice(0, OPENING).toWellFormed(),
      links: this.#links,
      images: this.#images,
      anchors: this.#anchors,
      based: this.#based,
    }
  }

  protected override startTag({ name, attributes }: StartTag): void {
    this.#unread.open(name, UNREAD.has(name))
    this.#hidden.open(name, hides(attributes))
    this.#code.open(name, CODE.has(name))
    this.#boundary(name)
    for (const naming of ['id', 'name']) {
      const anchor = attributes.get(naming)
      if (anchor !== undefined && this.#anchors.size < LIMITS.checkLinks) this.#anchors.add(anchor)
    }
    if (name === 'base' && attributes.has('href')) this.#based = true
    if (name === 'img') this.#image(attributes)
    if (name === 'area') this.#addLink(attributes.get('href') ?? null, attributes.get('alt') ?? '')
    if (name === 'a') this.#startLink(attributes)
  }

  protected override endTag(name: string): void {
    this.#unread.close(name)
    this.#hidden.close(name)
    this.#code.close(name)
    this.#boundary(name)
    if (name === 'a') this.#endLink()
  }

  protected override text(text: string): void {
    if (this.#unread.inside) return
    if (!this.#hidden.inside) this.#shown.add(text)
    if (!this.#code.inside) this.#prose.add(text)
    if (this.#openingLength < OPENING_READ) {
      this.#opening.push(text.slice(0, OPENING_READ))
      this.#openingLength += text.length
    }
    this.#linkText(text)
  }

  #boundary(name: string): void {
    if (INLINE.has(name) || name === 'img') return
    this.#shown.end()
    this.#prose.end()
    if (this.#openingLength < OPENING_READ) this.#opening.push(' ')
  }

  #startLink(attributes: ReadonlyMap<string, string>): void {
    // A link within a link ends the outer one (HTML §13.2.6.4.7).
    this.#endLink()
    const href = attributes.get('href') ?? null
    if (href === null && (attributes.has('id') || attributes.has('name'))) return
    this.#link = { href, text: [], length: 0, images: this.#images.length }
  }

  #linkText(text: string): void {
    if (this.#link === undefined || this.#link.length > LINK_TEXT) return
    this.#link.text.push(text.slice(0, LINK_TEXT))
    this.#link.length += text.length
  }

  #endLink(): void {
    const link = this.#link
    if (link === undefined) return
    this.#link = undefined
    const text = link.text.join('').replace(/\s+/g, ' ').trim()
    const images = this.#images.slice(link.images, link.images + MOST_LINKED)
    const shown = [text, ...images.map(({ alt }) => alt ?? '')].join(' ').trim()
    if (shown === '') for (const image of images) image.linked = true
    // Without an address and without words it is no link that anybody could miss.
    if (link.href !== null || shown !== '') this.#addLink(link.href, shown)
  }

  #addLink(href: string | null, text: string): void {
    if (this.#links.length >= LIMITS.checkLinks)
      this.#warn(`only the first ${LIMITS.checkLinks} links were checked`)
    else this.#links.push({ href, text: text.slice(0, LINK_TEXT) })
  }

  #image(attributes: ReadonlyMap<string, string>): void {
    if (this.#images.length >= LIMITS.checkLinks) {
      this.#warn(`only the first ${LIMITS.checkLinks} images were checked`)
      return
    }
    const role = attributes.get('role')?.trim().toLowerCase()
    this.#images.push({
      src: attributes.get('src') ?? null,
      alt: attributes.get('alt') ?? null,
      linked: false,
      decorative:
        attributes.get('aria-hidden') === 'true' ||
        role === 'presentation' ||
        role === 'none' ||
        hides(attributes) ||
        this.#hidden.inside,
    })
  }
}

function hides(attributes: StartTag['attributes']): boolean {
  return attributes.has('hidden') || HIDING.test(attributes.get('style') ?? '')
}

/** Text in lines, white space within each folded. */
class Lines {
  readonly #pieces: string[] = []
  #open = false

  add(text: string): void {
    this.#pieces.push(text.replace(/\s+/g, ' '))
    this.#open = true
  }

  end(): void {
    if (this.#open) this.#pieces.push('\n')
    this.#open = false
  }

  text(): string {
    return this.#pieces.join('')
  }
}
