import { LIMITS } from './limits.ts'
import { oneLine } from './unfold.ts'
import type { Warn } from './warnings.ts'
import { encodedWordEnd } from './words.ts'

/** A token of an address field (RFC 5322 §3.2). */
export interface AddressToken {
  readonly kind: 'atom' | 'quoted' | 'literal' | 'comment' | 'special'
  /** As written; a comment without its parentheses. */
  readonly text: string
  /** What it says: of a quoted-string the content, else the same as `text`. */
  readonly content: string
  /** Whether white space or a comment stands before it. */
  readonly spaced: boolean
}

const SPECIALS = new Set(['<', '>', ',', ';', ':', '@', '.', ')', ']'])
const ENDS_ATOM = /[<>,;:@.()[\]" \t\r\n\f\v]/g

/**
 * Takes an unfolded address field apart in one pass. Of what is opened and never closed, `"`, `(` and `[` count as
 * white space from there on.
 */
export function addressTokens(text: string, warn: Warn): AddressToken[] {
  return new Tokens(text, warn).read()
}

class Tokens {
  readonly #text: string
  readonly #warn: Warn
  readonly #tokens: AddressToken[] = []
  /** Openers known to have no end in the rest of the field. */
  readonly #endless = new Set<string>()
  #at = 0
  #spaced = false

  constructor(text: string, warn: Warn) {
    this.#text = text
    this.#warn = warn
  }

  read(): AddressToken[] {
    while (this.#at < this.#text.length) {
      if (this.#tokens.length === LIMITS.addressTokens) {
        this.#warn(`parsing stopped: ${LIMITS.addressTokens} tokens of addresses`)
        return this.#tokens.slice(0, this.#tokens.findLastIndex(endsMailbox) + 1)
      }
      this.#token()
    }
    return this.#tokens
  }

  #token(): void {
    const character = this.#text[this.#at] as string
    if (character === '"') this.#enclosed('quoted', character, quotedEnd)
    else if (character === '(') this.#enclosed('comment', character, commentEnd)
    else if (character === '[') this.#enclosed('literal', character, literalEnd)
    else if (SPECIALS.has(character)) this.#push('special', this.#at + 1)
    else if (isGap(character)) this.#gap()
    else this.#push('atom', this.#atomEnd())
  }

  #enclosed(kind: 'quoted' | 'comment' | 'literal', opener: string, endOf: EndOf): void {
    const end = this.#endless.has(opener) ? undefined : endOf(this.#text, this.#at)
    if (end !== undefined) {
      this.#push(kind, end)
      return
    }
    if (!this.#endless.has(opener)) this.#warn(`address field with ${opener} that is not closed or too deep`)
    this.#endless.add(opener)
    this.#gap()
  }

  #gap(): void {
    this.#spaced = true
    this.#at++
  }

  #push(kind: AddressToken['kind'], end: number): void {
    const text = this.#text.slice(this.#at, end)
    this.#at = end
    if (kind === 'comment') {
      this.#tokens.push({ kind, text, content: withoutEscapes(text.slice(1, -1)), spaced: this.#spaced })
      this.#spaced = true
      return
    }
    const content = kind === 'quoted' ? withoutEscapes(text.slice(1, -1)) : text
    this.#tokens.push({ kind, text, content: oneLine(content), spaced: this.#spaced })
    this.#spaced = false
  }

  #atomEnd(): number {
    if (this.#text.startsWith('=?', this.#at)) {
      const end = encodedWordEnd(this.#text, this.#at)
      if (end !== undefined) return end
    }
    ENDS_ATOM.lastIndex = this.#at
    return ENDS_ATOM.exec(this.#text)?.index ?? this.#text.length
  }
}

/** Where what begins at `start` ends; `undefined` when it does not, which holds for the rest of the text then. */
type EndOf = (text: string, start: number) => number | undefined

function commentEnd(text: string, start: number): number | undefined {
  let depth = 0
  for (let at = start; at < text.length && depth <= LIMITS.addressDepth; at++) {
    const character = text[at]
    if (character === '\\') at++
    else if (character === '(') depth++
    else if (character === ')' && --depth === 0) return at + 1
  }
  return undefined
}

function quotedEnd(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at + 1
  }
  return undefined
}

function literalEnd(text: string, start: number): number | undefined {
  const end = text.indexOf(']', start)
  return end < 0 ? undefined : end + 1
}

/** What stands after the last of these may be half an address. */
function endsMailbox({ kind, text }: AddressToken): boolean {
  return kind === 'special' && (text === ',' || text === ';' || text === ':')
}

function withoutEscapes(text: string): string {
  return text.includes('\\') ? text.replace(/\\(.)/g, '$1') : text
}

function isGap(character: string): boolean {
  return character === ' ' || (character >= '\t' && character <= '\r')
}
