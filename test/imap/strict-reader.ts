/**
 * Reads responses as the grammar of RFC 9051 §9 has them, and nothing more lenient: what it takes every client can take.
 * A value is an atom (string), NIL (`null`), a string or literal (its octets), or a list of values.
 */
export type Value = string | null | Buffer | readonly Value[]

const ATOM = /^[!#$%&'*+,\-./0-9:;<=>?@A-Z[\\\]^_`a-z|}~]+$/

/** One response without its CRLF, literals and all. */
export class StrictReader {
  readonly #octets: Buffer
  readonly #utf8: boolean
  #at = 0

  constructor(octets: Buffer, { utf8 = false }: { readonly utf8?: boolean } = {}) {
    this.#octets = octets
    this.#utf8 = utf8
  }

  /** `* 2 FETCH (…)`: number, and its items in order. */
  fetch(): { readonly number: number; readonly items: readonly (readonly [name: string, value: Value])[] } {
    const [whole, number] = /^\* ([1-9]\d*) FETCH \(/.exec(this.#octets.toString('latin1', 0, 40)) ?? []
    if (whole === undefined) throw this.#wrong('a FETCH response')
    this.#at = whole.length
    const items: [string, Value][] = []
    do {
      const name = this.#itemName()
      this.#expect(' ')
      items.push([name, this.value()])
    } while (this.#takes(' '))
    this.#expect(')')
    this.end()
    return { number: Number(number), items }
  }

  value(): Value {
    if (this.#takes('(')) return this.#list()
    if (this.#peek() === '"') return this.#quoted()
    if (this.#peek() === '{' || this.#peek() === '~') return this.#literal()
    const atom = this.#while(/[^ ()"{\r\n]/)
    if (!ATOM.test(atom)) throw this.#wrong('an atom')
    return atom.toUpperCase() === 'NIL' ? null : atom
  }

  end(): void {
    if (this.#at !== this.#octets.length) throw this.#wrong('the end')
  }

  /** A name may hold the section that was asked for. */
  #itemName(): string {
    const name = this.#while(/[A-Z0-9.]/)
    if (name === '') throw this.#wrong('the name of an item')
    if (this.#peek() !== '[') return name
    const from = this.#at++
    while (!this.#takes(']')) {
      if (this.#peek() === '"') this.#quoted()
      else if (this.#peek() === '{') this.#literal()
      else if (/[A-Za-z0-9._() -]/.test(this.#peek())) this.#at++
      else throw this.#wrong('a section')
    }
    return name + this.#octets.toString('latin1', from, this.#at) + this.#while(/[<>0-9]/)
  }

  /** Between elements is a space, but none between lists (address, body). */
  #list(): Value[] {
    const values: Value[] = []
    if (this.#takes(')')) return values
    for (;;) {
      values.push(this.value())
      if (this.#takes(')')) return values
      if (this.#peek() === '(' && Array.isArray(values.at(-1))) continue
      this.#expect(' ')
    }
  }

  #quoted(): Buffer {
    this.#expect('"')
    const octets: number[] = []
    while (!this.#takes('"')) {
      if (this.#takes('\\') && !/["\\]/.test(this.#peek())) throw this.#wrong('an escaped special')
      const octet = this.#octets[this.#at++]
      const fits = octet !== undefined && ![0, 10, 13].includes(octet) && (octet < 0x80 || this.#utf8)
      if (!fits) throw this.#wrong('an octet of a quoted string')
      octets.push(octet)
    }
    const text = Buffer.from(octets)
    if (!text.equals(Buffer.from(text.toString()))) throw this.#wrong('UTF-8')
    return text
  }

  #literal(): Buffer {
    const announced = /^(~?)\{(0|[1-9]\d*)\}\r\n/.exec(
      this.#octets.toString('latin1', this.#at, this.#at + 30),
    )
    if (announced === null) throw this.#wrong('a literal')
    this.#at += announced[0].length
    const octets = this.#octets.subarray(this.#at, this.#at + Number(announced[2]))
    if (octets.length !== Number(announced[2])) throw this.#wrong('a whole literal')
    this.#at += octets.length
    return octets
  }

  #peek(): string {
    return this.#octets.toString('latin1', this.#at, this.#at + 1)
  }

  #takes(char: string): boolean {
    if (this.#peek() !== char) return false
    this.#at++
    return true
  }

  #expect(char: string): void {
    if (!this.#takes(char)) throw this.#wrong(`"${char}"`)
  }

  #while(octets: RegExp): string {
    const from = this.#at
    while (this.#at < this.#octets.length && octets.test(this.#peek())) this.#at++
    return this.#octets.toString('latin1', from, this.#at)
  }

  #wrong(expected: string): Error {
    const around = this.#octets.toString('latin1', Math.max(0, this.#at - 60), this.#at + 60)
    return new Error(`expected ${expected} at octet ${this.#at}: ${JSON.stringify(around)}`)
  }
}
