/** Elements that have no content (HTML §13.1.2). */
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
/** Elements that end where the next of their name begins. */
const CLOSED_BY_NEXT = new Set('dd dt li option p td th tr'.split(' '))

/**
 * Whether a reader of tokens is within an element of some kind. It counts the elements of that one's name alone and
 * builds no tree, so that unclosed elements cost nothing.
 */
export class Nesting {
  #name: string | undefined
  #depth = 0

  get inside(): boolean {
    return this.#name !== undefined
  }

  /** An element begins. @param kind whether it is of the kind sought */
  open(name: string, kind: boolean): void {
    if (this.#name === name) {
      if (!CLOSED_BY_NEXT.has(name)) this.#depth++
      else if (!kind) this.#name = undefined
    } else if (this.#name === undefined && kind && !VOID.has(name)) {
      this.#name = name
      this.#depth = 1
    }
  }

  close(name: string): void {
    if (this.#name !== name) return
    this.#depth--
    if (this.#depth <= 0) this.#name = undefined
  }
}
