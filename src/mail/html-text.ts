import { Tokenizer } from 'htmlparser2'
import { HtmlEvents } from './html-events.ts'

/** Elements whose content nobody reads. */
export const UNREAD = new Set(['script', 'style', 'title', 'template', 'iframe', 'noembed', 'noframes'])
/** Elements that stand in a line of text; all others begin a new line. */
export const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)
const CELLS = new Set(['td', 'th'])

/**
 * The text a reader sees in `html`, for search and preview: at most `limit` characters, white space folded, one line a
 * block. Reads tokens only and builds no tree, so that its work grows with the length alone; it stops at the limit.
 */
export function htmlToText(html: string, limit: number): string {
  const reader = new TextReader(html, limit)
  const tokenizer = new Tokenizer({ decodeEntities: true }, reader)
  reader.stop = () => tokenizer.pause()
  tokenizer.write(html)
  if (!reader.full) tokenizer.end()
  return reader.text()
}

class TextReader extends HtmlEvents {
  readonly #html: string
  readonly #limit: number
  readonly #pieces: string[] = []
  #length = 0
  #gap: '' | ' ' | '\n' = ''
  /** The element whose content is being passed over. */
  #unread: string | undefined
  #name = ''
  stop: () => void = () => {}

  constructor(html: string, limit: number) {
    super()
    this.#html = html
    this.#limit = limit
  }

  get full(): boolean {
    return this.#length >= this.#limit
  }

  text(): string {
    return this.#pieces.join('').slice(0, this.#limit)
  }

  override ontext(start: number, end: number): void {
    if (this.#unread === undefined) this.#add(this.#html.slice(start, end))
  }

  override ontextentity(codepoint: number): void {
    if (this.#unread === undefined) this.#add(String.fromCodePoint(codepoint))
  }

  override onopentagname(start: number, end: number): void {
    this.#name = this.#html.slice(start, end).toLowerCase()
    this.#boundary(this.#name)
    if (this.#unread === undefined && UNREAD.has(this.#name)) this.#unread = this.#name
  }

  override onclosetag(start: number, end: number): void {
    const name = this.#html.slice(start, end).toLowerCase()
    this.#boundary(name)
    if (name === this.#unread) this.#unread = undefined
  }

  override onselfclosingtag(): void {
    if (this.#name === this.#unread) this.#unread = undefined
  }

  #boundary(name: string): void {
    if (INLINE.has(name) || this.#length === 0) return
    if (!CELLS.has(name)) this.#gap = '\n'
    else if (this.#gap === '') this.#gap = ' '
  }

  #add(text: string): void {
    const words = text.trim()
    if (text.length > 0 && isGap(text, 0)) this.#space()
    if (words === '') return
    this.#push(this.#gap)
    this.#gap = ''
    this.#push(UNFOLDED.test(words) ? words.replace(/\s+/g, ' ') : words)
    if (isGap(text, text.length - 1)) this.#space()
    if (this.full) this.stop()
  }

  #space(): void {
    if (this.#gap === '' && this.#length > 0) this.#gap = ' '
  }

  #push(text: string): void {
    this.#pieces.push(text)
    this.#length += text.length
  }
}

const UNFOLDED = /\s\s|[^\S ]/

function isGap(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x20 || text[at]?.trim() === ''
}
