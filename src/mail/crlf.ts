const LF = 0x0a
const CR = 0x0d

/** Gives every line end its CR, however the octets are cut into pieces. */
export class CrlfWriter {
  #afterCr = false

  /** @returns `chunk` itself when nothing is missing from it */
  push(chunk: Uint8Array): Uint8Array {
    const bare = this.#bareLineEnds(chunk)
    if (bare.length === 0) return chunk
    const out = new Uint8Array(chunk.length + bare.length)
    let from = 0
    bare.forEach((at, index) => {
      out.set(chunk.subarray(from, at), from + index)
      out[at + index] = CR
      from = at
    })
    out.set(chunk.subarray(from), from + bare.length)
    return out
  }

  #bareLineEnds(chunk: Uint8Array): number[] {
    const bare: number[] = []
    for (let at = 0; at < chunk.length; at++) {
      if (chunk[at] === LF && !this.#afterCr) bare.push(at)
      this.#afterCr = chunk[at] === CR
    }
    return bare
  }
}
