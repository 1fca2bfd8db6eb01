const CR = 0x0d
const LF = 0x0a

/** Notes CRs and LFs that are not part of a CRLF, over any number of chunks. */
export class LineEnds {
  #bareCr = false
  #bareLf = false
  #afterCr = false

  note(chunk: Buffer): void {
    let afterCr = this.#afterCr
    for (const octet of chunk) {
      if (octet === LF) {
        if (!afterCr) this.#bareLf = true
        afterCr = false
      } else {
        if (afterCr) this.#bareCr = true
        afterCr = octet === CR
      }
    }
    this.#afterCr = afterCr
  }

  /** What was odd once all has been noted: `bare CR`, `bare LF`. */
  oddities(): readonly string[] {
    const found: string[] = []
    if (this.#bareCr || this.#afterCr) found.push('bare CR')
    if (this.#bareLf) found.push('bare LF')
    return found
  }
}
