import type { Fragment, LiteralFragment } from './fragment.ts'
import { GrammarError } from './grammar-error.ts'
import { CLOSE_BRACE, type OctetClass, OPEN_BRACE, SPACE, WORD_CHAR } from './octets.ts'

/** What the session has agreed on that changes how a command is read. */
export interface Dialect {
  /** ENABLE IMAP4rev2 was given. */
  readonly rev2: boolean
  /** ENABLE UTF8=ACCEPT was given. */
  readonly utf8Accept: boolean
}

/** Reads the arguments of a command from behind its name to its end. @throws GrammarError and nothing else */
export type Parse<Arguments> = (cursor: Cursor, uid: boolean) => Arguments

const NOTHING = Buffer.alloc(0)

/** A place in a command. It only goes forward, so that reading takes time in proportion to the octets. */
export class Cursor {
  readonly dialect: Dialect
  readonly #fragments: readonly Fragment[]
  #index = 0
  /** The text that stands here; empty at a literal and at the end. */
  #text: Buffer = NOTHING
  #at = 0
  /** Octets of the fragments before this one. */
  #before = 0

  constructor(fragments: readonly Fragment[], dialect: Dialect) {
    this.dialect = dialect
    this.#fragments = fragments
    this.#enter()
  }

  /** Octets passed over. */
  get position(): number {
    return this.#before + this.#at
  }

  get done(): boolean {
    return this.#index >= this.#fragments.length
  }

  /** Text up to the next literal or the end. */
  get text(): Buffer {
    return this.#text.subarray(this.#at)
  }

  /** The octet that stands here; `undefined` at a literal and at the end. */
  peek(): number | undefined {
    return this.#text[this.#at]
  }

  /** Passes over `count` octets of the text. */
  skip(count = 1): void {
    this.#at += count
    if (this.#at >= this.#text.length) this.#leave()
  }

  /** Passes over the octet if it is the one that stands here. */
  takes(octet: number): boolean {
    if (this.peek() !== octet) return false
    this.skip()
    return true
  }

  expect(octet: number): void {
    if (!this.takes(octet)) this.fail(octet === SPACE ? 'a space' : `"${String.fromCharCode(octet)}"`)
  }

  space(): void {
    this.expect(SPACE)
  }

  /** The octets of a class that stand here, as latin1: perhaps none. */
  run(set: OctetClass): string {
    const from = this.#at
    let to = from
    while (set[this.#text[to] ?? 0] === 1) to++
    if (to === from) return ''
    const octets = this.#text.toString('latin1', from, to)
    this.skip(to - from)
    return octets
  }

  /** The word that stands here, in upper case: perhaps none. */
  word(): string {
    return this.run(WORD_CHAR).toUpperCase()
  }

  /** Whether the text goes on like this, in any case; `text` is in upper case. */
  startsWith(text: string): boolean {
    return this.#text.toString('latin1', this.#at, this.#at + text.length).toUpperCase() === text
  }

  /** Whether the word, which may have something before it, stands here and no longer one. */
  atWord(word: string): boolean {
    return WORD_CHAR[this.#text[this.#at + word.length] ?? 0] !== 1 && this.startsWith(word)
  }

  takesWord(word: string): boolean {
    if (!this.atWord(word)) return false
    this.skip(word.length)
    return true
  }

  /** The literal that stands here; `undefined` when text does. */
  get literal(): LiteralFragment | undefined {
    const fragment = this.#fragments[this.#index]
    return fragment === undefined || 'text' in fragment ? undefined : fragment
  }

  skipLiteral(): void {
    this.#leave()
  }

  /** @throws GrammarError unless the command ends here */
  end(): void {
    if (!this.done) this.fail('the end of the command')
  }

  /** @param expected what should stand here, in words of ours */
  fail(expected: string): never {
    const here = this.peek()
    if (here === OPEN_BRACE || here === CLOSE_BRACE)
      throw new GrammarError(`Invalid literal at octet ${this.position}, expected ${expected}`)
    throw new GrammarError(`Expected ${expected} at octet ${this.position}`)
  }

  #leave(): void {
    const fragment = this.#fragments[this.#index]
    if (fragment === undefined) return
    this.#before += lengthOf(fragment)
    this.#index++
    this.#enter()
  }

  /** Goes on to a fragment where something stands. */
  #enter(): void {
    this.#at = 0
    this.#text = NOTHING
    for (;;) {
      const fragment = this.#fragments[this.#index]
      if (fragment === undefined || !('text' in fragment)) return
      this.#text = fragment.text
      if (fragment.text.length > 0) return
      this.#index++
    }
  }
}

function lengthOf(fragment: Fragment): number {
  if ('text' in fragment) return fragment.text.length
  return 'literal' in fragment ? fragment.literal.length : fragment.streamed
}
