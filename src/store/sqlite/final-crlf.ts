import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

const CR = 13
const LF = 10

/** Whether octets that come in parts end with CRLF. None at all do: nothing has to be added to them. */
export class FinalCrlf {
  #last = LF
  #beforeLast = CR

  see(part: Uint8Array): void {
    const { length } = part
    if (length === 0) return
    this.#beforeLast = part[length - 2] ?? this.#last
    this.#last = part[length - 1] ?? 0
  }

  get there(): boolean {
    return this.#beforeLast === CR && this.#last === LF
  }
}

export function endsWithCrlf(octets: Uint8Array): boolean {
  const end = new FinalCrlf()
  end.see(octets)
  return end.there
}

/** Reads the last two octets. One that cannot be read is said to end well: nothing can be added to it. */
export function fileEndsWithCrlf(path: string): boolean {
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    const end = Buffer.alloc(2)
    const read = readSync(file, end, 0, 2, Math.max(0, fstatSync(file).size - 2))
    return endsWithCrlf(end.subarray(0, read))
  } catch {
    return true
  } finally {
    if (file !== undefined) closeSync(file)
  }
}
