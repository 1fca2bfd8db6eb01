import { HtmlEvents } from '../html-events.ts'
import { LIMITS } from '../limits.ts'

/** Attributes that some check looks at; of a million others nothing is kept. */
const WANTED = new Set('alt aria-hidden height hidden href id name role src style width'.split(' '))
/** Characters kept of one attribute's value. */
const LONGEST = LIMITS.linkUrl

/** A start tag: its name in lower case, and those of its attributes that are wanted, decoded. */
export interface StartTag {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
}

/** Puts the tokens of a start tag together; its reader hears of whole tags, of end tags, and of text. */
export abstract class HtmlTags extends HtmlEvents {
  protected readonly html: string
  #name = ''
  #attributes = new Map<string, string>()
  #attribute: string | undefined
  #value: string[] = []
  /** Text that was not told yet: five million `<` are as many tokens, but one text. */
  #textStart = 0
  #textEnd = 0

  constructor(html: string) {
    super()
    this.html = html
  }

  protected abstract startTag(tag: StartTag): void
  protected abstract endTag(name: string): void
  protected abstract text(text: string): void

  override ontext(start: number, end: number): void {
    if (start !== this.#textEnd) this.#tellText()
    if (this.#textStart === this.#textEnd) this.#textStart = start
    this.#textEnd = end
  }

  override onend(): void {
    this.#tellText()
  }

  #tellText(): void {
    if (this.#textEnd > this.#textStart) this.text(this.html.slice(this.#textStart, this.#textEnd))
    this.#textStart = this.#textEnd
  }

  override ontextentity(codepoint: number): void {
    this.#tellText()
    this.text(String.fromCodePoint(codepoint))
  }

  override onopentagname(start: number, end: number): void {
    this.#tellText()
    this.#name = this.html.slice(start, end).toLowerCase()
    this.#attributes = new Map()
  }

  override onattribname(start: number, end: number): void {
    const name = end - start > 20 ? '' : this.html.slice(start, end).toLowerCase()
    // The first of its name counts (HTML §13.2.5.33).
    this.#attribute = WANTED.has(name) && !this.#attributes.has(name) ? name : undefined
    this.#value = []
  }

  override onattribdata(start: number, end: number): void {
    if (this.#attribute !== undefined)
      this.#value.push(this.html.slice(start, Math.min(end, start + LONGEST)))
  }

  override onattribentity(codepoint: number): void {
    if (this.#attribute !== undefined) this.#value.push(String.fromCodePoint(codepoint))
  }

  override onattribend(): void {
    if (this.#attribute === undefined) return
    this.#attributes.set(this.#attribute, this.#value.join('').slice(0, LONGEST))
    this.#attribute = undefined
  }

  override onopentagend(): void {
    this.startTag({ name: this.#name, attributes: this.#attributes })
  }

  override onselfclosingtag(): void {
    this.startTag({ name: this.#name, attributes: this.#attributes })
  }

  override onclosetag(start: number, end: number): void {
    this.#tellText()
    this.endTag(this.html.slice(start, end).toLowerCase())
  }
}
