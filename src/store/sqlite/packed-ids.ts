import type { IdColumn } from '../mailboxes.ts'

/** Octets of an id (`lib/ids.ts`). */
export const ID_OCTETS = 20

/** Ids side by side in one buffer: a string of its own for each of 100 000 is made when it is asked for, and let go. */
export class PackedIds implements IdColumn {
  readonly length: number
  readonly #octets: Buffer

  constructor(octets: Uint8Array) {
    this.#octets = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength)
    this.length = octets.length / ID_OCTETS
  }

  at(row: number): string | undefined {
    if (row < 0 || row >= this.length) return undefined
    return this.#octets.toString('latin1', row * ID_OCTETS, (row + 1) * ID_OCTETS)
  }

  *[Symbol.iterator](): Generator<string> {
    for (let row = 0; row < this.length; row++) yield this.at(row) ?? ''
  }
}
