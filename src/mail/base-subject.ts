export interface BaseSubject {
  readonly text: string
  /** Whether a mark of a reply or of a forward was taken off. */
  readonly isReply: boolean
}

/** What is left of a decoded subject without the marks of replies, forwards and lists (RFC 5256 §2.1). */
export function baseSubject(subject: string): BaseSubject {
  // Step (1); encoded-words are decoded already.
  const stripper = new Stripper(subject.replace(/[\t\r\n ]+/g, ' '))
  do stripper.strip()
  while (stripper.unwrap())
  return stripper
}

class Stripper {
  readonly #text: string
  #start = 0
  #end: number
  isReply = false

  constructor(text: string) {
    this.#text = text
    this.#end = text.length
  }

  get text(): string {
    return this.#text.slice(this.#start, this.#end)
  }

  /** Steps (2) to (5). */
  strip(): void {
    while (this.#trailer());
    while (this.#leader());
  }

  /** Step (6): `[fwd: … ]`. */
  unwrap(): boolean {
    if (!this.#has('[fwd:', this.#start) || this.#text[this.#end - 1] !== ']') return false
    this.#start += '[fwd:'.length
    this.#end -= 1
    this.isReply = true
    return true
  }

  /** subj-trailer */
  #trailer(): boolean {
    if (this.#end <= this.#start) return false
    if (this.#text[this.#end - 1] === ' ') {
      this.#end -= 1
      return true
    }
    const mark = this.#end - '(fwd)'.length
    if (mark < this.#start || !this.#has('(fwd)', mark)) return false
    this.#end = mark
    this.isReply = true
    return true
  }

  /** A subj-leader, or else the subj-blobs that stand before a base; the last one stays when there is no other base. */
  #leader(): boolean {
    if (this.#start < this.#end && this.#text[this.#start] === ' ') {
      this.#start += 1
      return true
    }
    let at = this.#start
    let last = at
    for (let end = this.#blobEnd(at); end !== undefined; end = this.#blobEnd(at)) {
      last = at
      at = end
    }
    const marked = this.#refwdEnd(at)
    if (marked !== undefined) this.isReply = true
    const next = marked ?? (at < this.#end ? at : last)
    const moved = next > this.#start
    this.#start = next
    return moved
  }

  /** subj-blob: `[list]` and the white space after it. */
  #blobEnd(start: number): number | undefined {
    if (start >= this.#end || this.#text[start] !== '[') return undefined
    let at = start + 1
    while (at < this.#end && this.#text[at] !== '[' && this.#text[at] !== ']') at++
    return at < this.#end && this.#text[at] === ']' ? this.#afterGap(at + 1) : undefined
  }

  /** subj-refwd: `re:`, `fw:`, `fwd:`, perhaps with a blob before the colon. */
  #refwdEnd(start: number): number | undefined {
    const mark = ['re', 'fwd', 'fw'].find((word) => this.#has(word, start))
    if (mark === undefined) return undefined
    const gap = this.#afterGap(start + mark.length)
    const colon = this.#blobEnd(gap) ?? gap
    return colon < this.#end && this.#text[colon] === ':' ? colon + 1 : undefined
  }

  #afterGap(start: number): number {
    let at = start
    while (at < this.#end && this.#text[at] === ' ') at++
    return at
  }

  #has(mark: string, at: number): boolean {
    const end = at + mark.length
    return end <= this.#end && this.#text.slice(at, end).toLowerCase() === mark
  }
}
