import type { FieldPlace } from './header-block.ts'

const NONE: readonly FieldPlace[] = []

/** The fields of a header by their names, which are given in lower case. */
export class FieldIndex {
  readonly #fields = new Map<string, FieldPlace[]>()

  constructor(fields: readonly FieldPlace[]) {
    for (const field of fields) {
      const name = field.name.toLowerCase()
      const others = this.#fields.get(name)
      if (others === undefined) this.#fields.set(name, [field])
      else others.push(field)
    }
  }

  all(name: string): readonly FieldPlace[] {
    return this.#fields.get(name) ?? NONE
  }

  first(name: string): FieldPlace | undefined {
    return this.#fields.get(name)?.[0]
  }
}
