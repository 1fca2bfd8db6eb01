import { decodeBase64 } from './base64.ts'
import { decodeCharset } from './charset.ts'
import { decodeEscapes } from './hex.ts'
import { LIMITS } from './limits.ts'
import { oneLine } from './unfold.ts'
import type { Warn } from './warnings.ts'

/** An encoded-word `=?charset?encoding?text?=` (RFC 2047 §2) that stands at `start`. */
interface EncodedWord {
  readonly charset: string
  readonly encoding: string
  readonly text: string
  readonly end: number
}

/** Octets of adjacent words in one charset: a character may be cut between two words, so they are decoded as one. */
interface Run {
  readonly charset: string
  readonly chunks: Buffer[]
}

/**
 * `text` with its encoded-words decoded (RFC 2047), white space between two of them dropped. One pass from left to
 * right. What is decoded can bring no CR, LF or NUL, and is bounded: words beyond the limit stay as written.
 */
export function decodeWords(text: string, warn: Warn): string {
  let at = text.indexOf('=?')
  if (at < 0) return text
  const out = new Decoded(warn)
  let plainFrom = 0
  while (at >= 0 && !out.full) {
    const word = encodedWordAt(text, at)
    if (word !== undefined) {
      out.plain(text.slice(plainFrom, at))
      out.word(word)
      plainFrom = word.end
    }
    at = text.indexOf('=?', word?.end ?? at + 2)
  }
  out.plain(text.slice(plainFrom))
  return out.finish()
}

/** Where the encoded-word that begins at `start` ends; `undefined` when there is none. */
export function encodedWordEnd(text: string, start: number): number | undefined {
  return encodedWordAt(text, start)?.end
}

function encodedWordAt(text: string, start: number): EncodedWord | undefined {
  const charsetEnd = text.indexOf('?', start + 2)
  if (charsetEnd < 0 || charsetEnd - start > LIMITS.charsetName * 2 || text[charsetEnd + 2] !== '?')
    return undefined
  const encoding = (text[charsetEnd + 1] ?? '').toUpperCase()
  if (encoding !== 'B' && encoding !== 'Q') return undefined
  const textStart = charsetEnd + 3
  const textEnd = text.indexOf('?', textStart)
  if (textEnd < 0 || text[textEnd + 1] !== '=') return undefined
  const charset = text.slice(start + 2, charsetEnd).split('*', 1)[0] ?? ''
  if (charset === '' || charset.includes(' ')) return undefined
  return { charset, encoding, text: text.slice(textStart, textEnd), end: textEnd + 2 }
}

class Decoded {
  readonly #warn: Warn
  readonly #pieces: string[] = []
  #run: Run | undefined
  #octets = 0

  constructor(warn: Warn) {
    this.#warn = warn
  }

  get full(): boolean {
    return this.#octets >= LIMITS.encodedWords
  }

  plain(text: string): void {
    if (this.#run !== undefined && isOnlyGaps(text)) return
    this.#endRun()
    this.#pieces.push(text)
  }

  word({ charset, encoding, text }: EncodedWord): void {
    if (this.#run?.charset.toLowerCase() !== charset.toLowerCase()) this.#endRun()
    this.#run ??= { charset, chunks: [] }
    const octets = encoding === 'B' ? decodeBase64(Buffer.from(text)) : decodeQ(text)
    const room = LIMITS.encodedWords - this.#octets
    this.#octets += octets.length
    this.#run.chunks.push(octets.subarray(0, room))
    if (this.full) this.#warn(`encoded-words decode to more than ${LIMITS.encodedWords} octets`)
  }

  finish(): string {
    this.#endRun()
    return this.#pieces.join('')
  }

  #endRun(): void {
    if (this.#run === undefined) return
    const { charset, chunks } = this.#run
    this.#pieces.push(oneLine(decodeCharset(Buffer.concat(chunks), charset, this.#warn)))
    this.#run = undefined
  }
}

/** RFC 2047 §4.2. */
function decodeQ(text: string): Buffer {
  return decodeEscapes(Buffer.from(text.replaceAll('_', ' ')), 0x3d)
}

function isOnlyGaps(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== 0x20 && code !== 0x09) return false
  }
  return true
}
