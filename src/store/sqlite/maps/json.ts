/** A row was edited by hand, or damaged. */
export class UnreadableMap extends Error {
  override readonly name = 'UnreadableMap'
}

/** A list with what is `null` at its end left out. */
export function trimmed(values: unknown[]): unknown[] {
  let length = values.length
  while (length > 0 && values[length - 1] === null) length--
  return values.slice(0, length)
}

/** Reads the values of a list one after another; what is left out at its end is `null`. */
export class ListReader {
  readonly #values: readonly unknown[]
  #at = 0

  constructor(value: unknown) {
    if (!Array.isArray(value)) throw new UnreadableMap('a list is missing')
    this.#values = value
  }

  any(): unknown {
    return this.#values[this.#at++] ?? null
  }

  text(): string {
    const value = this.any()
    if (typeof value !== 'string') throw new UnreadableMap('a text is missing')
    return value
  }

  textOrNull(): string | null {
    const value = this.any()
    if (value !== null && typeof value !== 'string') throw new UnreadableMap('a text is something else')
    return value
  }

  numberOrNull(): number | null {
    const value = this.any()
    if (value !== null && !Number.isSafeInteger(value)) throw new UnreadableMap('a number is something else')
    return value as number | null
  }

  texts(): string[] {
    const value = this.any() ?? []
    if (!Array.isArray(value) || !value.every((each) => typeof each === 'string'))
      throw new UnreadableMap('a list of texts is something else')
    return value
  }

  list<Value>(read: (value: unknown) => Value): Value[] {
    const value = this.any() ?? []
    if (!Array.isArray(value)) throw new UnreadableMap('a list is something else')
    return value.map(read)
  }
}
