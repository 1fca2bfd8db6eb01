import { hexOctet, hexValue } from './hex.ts'

const LF = 0x0a
const CR = 0x0d
const SPACE = 0x20
const TAB = 0x09
const EQUALS = 0x3d
const NOTHING = Buffer.alloc(0)

/** What was read last and is not yet clear. White space that waits is in the decoder's gap. */
type State = 'text' | 'text CR' | 'escape' | 'escape digit' | 'escape gap' | 'escape CR'

/**
 * Quoted-printable (RFC 2045 §6.7): `=XX` in either case, soft line breaks with or without CR, white space at line ends
 * dropped; a `=` that begins neither stays as it is.
 */
export class QuotedPrintableDecoder {
  #state: State = 'text'
  /** The hex digit after `=`. */
  #digit = 0
  /** White space of which it is not known yet whether a line ends after it. */
  #gap = NOTHING
  #gapLength = 0
  #out = NOTHING
  #written = 0
  flawed = false

  push(chunk: Uint8Array): Buffer {
    this.#out = Buffer.allocUnsafe(chunk.length + this.#gapLength + 4)
    this.#written = 0
    let at = 0
    while (at < chunk.length) {
      if (this.#state === 'text' && this.#gapLength === 0) at = this.#copyPlain(chunk, at)
      if (at < chunk.length) this.#take(chunk[at++] as number)
    }
    return this.#out.subarray(0, this.#written)
  }

  end(): Buffer {
    this.#out = Buffer.allocUnsafe(4)
    this.#written = 0
    if (this.#state === 'escape digit' || this.#state === 'escape CR') this.flawed = true
    if (this.#state === 'escape digit') {
      this.#write(EQUALS)
      this.#write(this.#digit)
    }
    if (this.#state === 'text CR') this.#write(CR)
    this.#gapLength = 0
    this.#state = 'text'
    return this.#out.subarray(0, this.#written)
  }

  /** The short way for octets that stand for themselves, nearly all. @returns where one comes that may not */
  #copyPlain(chunk: Uint8Array, from: number): number {
    const out = this.#out
    let written = this.#written
    let at = from
    for (; at < chunk.length; at++) {
      const octet = chunk[at] as number
      if (octet === EQUALS || octet === TAB) break
      if (octet === SPACE && !isLetter(chunk[at + 1])) break
      out[written++] = octet
    }
    this.#written = written
    return at
  }

  #take(octet: number): void {
    switch (this.#state) {
      case 'text':
        this.#inText(octet)
        break
      case 'text CR':
        if (octet === LF) this.#gapLength = 0
        this.#writeGap()
        this.#write(CR)
        this.#goOn(octet)
        break
      case 'escape':
        if (hexValue(octet) < 0) this.#beforeBreak(octet)
        else {
          this.#digit = octet
          this.#state = 'escape digit'
        }
        break
      case 'escape digit':
        this.#secondDigit(octet)
        break
      case 'escape gap':
        this.#beforeBreak(octet)
        break
      case 'escape CR':
        this.#afterBreakCr(octet)
    }
  }

  #inText(octet: number): void {
    if (isGap(octet)) {
      this.#keepGap(octet)
    } else if (octet === CR && this.#gapLength > 0) {
      this.#state = 'text CR'
    } else {
      if (octet === LF) this.#gapLength = 0
      this.#writeGap()
      if (octet === EQUALS) this.#state = 'escape'
      else this.#write(octet)
    }
  }

  /** After `=` and perhaps white space. */
  #beforeBreak(octet: number): void {
    if (octet === LF) {
      this.#softBreak()
    } else if (octet === CR) {
      this.#state = 'escape CR'
    } else if (isGap(octet)) {
      this.#state = 'escape gap'
      this.#keepGap(octet)
    } else {
      this.#writeEquals()
      this.#goOn(octet)
    }
  }

  #afterBreakCr(octet: number): void {
    if (octet === LF) {
      this.#softBreak()
    } else {
      this.#writeEquals()
      this.#write(CR)
      this.#goOn(octet)
    }
  }

  #secondDigit(octet: number): void {
    const value = hexOctet(this.#digit, octet)
    if (value >= 0) {
      this.#write(value)
      this.#state = 'text'
    } else {
      this.#writeEquals()
      this.#write(this.#digit)
      this.#goOn(octet)
    }
  }

  #softBreak(): void {
    this.#gapLength = 0
    this.#state = 'text'
  }

  #goOn(octet: number): void {
    this.#state = 'text'
    this.#inText(octet)
  }

  /** The `=` that turned out to begin nothing, and the white space after it. */
  #writeEquals(): void {
    this.flawed = true
    this.#write(EQUALS)
    this.#writeGap()
  }

  #write(octet: number): void {
    this.#out[this.#written++] = octet
  }

  #keepGap(octet: number): void {
    if (this.#gapLength === this.#gap.length)
      this.#gap = Buffer.concat([this.#gap], Math.max(64, this.#gap.length * 2))
    this.#gap[this.#gapLength++] = octet
  }

  #writeGap(): void {
    for (let at = 0; at < this.#gapLength; at++) this.#out[this.#written++] = this.#gap[at] as number
    this.#gapLength = 0
  }
}

function isGap(octet: number): boolean {
  return octet === SPACE || octet === TAB
}

/** US-ASCII letters, and some marks that stand for themselves too. */
function isLetter(octet: number | undefined): boolean {
  return octet !== undefined && octet >= 0x40 && octet < 0x7f
}
