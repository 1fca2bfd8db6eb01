import { literalHeader, type Wire } from '../format/strings.ts'
import type { Output } from '../output.ts'

/** Octets of a value, and how a literal of them is announced. */
export interface LiteralValue {
  readonly length: number
  /** Whether they may hold NUL, which a literal8 may only (RFC 3516 §4.3). */
  readonly binary: boolean
  readonly chunks: AsyncIterable<Uint8Array>
}

/**
 * One FETCH response (RFC 9051 §7.5.2), written as its values come. Nothing goes out before the first octets of a message
 * are at hand: until then it can still be left unsaid.
 */
export class FetchResponse {
  readonly #out: Output
  #held: Wire
  /** What a transcript has of it: no octets of the message. */
  #shown: Wire
  #attributes = 0
  #sent = false

  constructor(out: Output, number: number) {
    this.#out = out
    this.#held = `* ${number} FETCH (`
    this.#shown = `${number} FETCH (`
  }

  /** Whether some of it has gone out. */
  get sent(): boolean {
    return this.#sent
  }

  /** An item with its value. */
  add(attribute: Wire): void {
    this.#say(`${this.#gap()}${attribute}`)
  }

  /**
   * An item whose value is octets; none are told as `""`.
   * @throws whatever the chunks throw
   */
  async addOctets(name: Wire, { length, binary, chunks }: LiteralValue): Promise<void> {
    const label = `${this.#gap()}${name} `
    if (length === 0) {
      this.#say(`${label}""`)
      return
    }
    let left = length
    for await (const chunk of chunks) {
      if (left === length) this.#begin(label, length, binary)
      left -= chunk.length
      if (left < 0) break
      this.#out.octets(chunk)
      await this.#out.ready()
    }
    if (left !== 0) throw new Error(`${name} has not the ${length} octets that it should have`)
  }

  /** Sends the rest, if there is anything to tell. */
  end(): void {
    if (this.#attributes === 0) return
    this.#say(')')
    this.#held += '\r\n'
    this.#flush()
    this.#out.note(this.#shown)
  }

  #gap(): Wire {
    return this.#attributes++ === 0 ? '' : ' '
  }

  #say(wire: Wire): void {
    this.#held += wire
    this.#shown += wire
  }

  #begin(label: Wire, length: number, binary: boolean): void {
    this.#held += label + literalHeader(length, binary)
    this.#shown += `${label}<${length} octets>`
    this.#flush()
  }

  #flush(): void {
    this.#out.octets(this.#held)
    this.#held = ''
    this.#sent = true
  }
}
