import { BadValue } from './bad-option.ts'

/** Where the program stands: what relative paths and computed defaults are taken from. */
export interface Surroundings {
  /** Folder that relative paths start from: the working folder, or that of the configuration file. */
  readonly cwd: string
  readonly home: string
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Turns what the user wrote into a value. */
export interface Reader<T> {
  /** What stands for the value in help and docs: `SIZE`, `on|off`. */
  readonly placeholder: string
  /** The option may be written without a value, which then means this. */
  readonly bare?: string
  /** @throws BadValue */
  read(text: string, surroundings: Surroundings): T
  /** A table or an array of the configuration file, where the option takes one. @throws BadValue */
  readTable?(table: object, surroundings: Surroundings): T
}

/** Lets a limit be taken away by the word `off`, and by nothing else; it is `null` then. */
export function offable<T>(reader: Reader<T>): Reader<T | null> {
  return {
    placeholder: `${reader.placeholder}|off`,
    read: (text, surroundings) => (text === 'off' ? null : reader.read(text, surroundings)),
  }
}

/**
 * Several values with commas between, or `none`; an array in the file. Empty entries and repeated ones are refused.
 * @param same what two values have in common that may not both be there
 */
export function listOf<T>(reader: Reader<T>, same: (value: T) => string): Reader<readonly T[]> {
  const all = (texts: readonly string[], surroundings: Surroundings) => {
    const values = texts.map((text) => reader.read(text, surroundings))
    const twice = firstRepeated(values.map(same))
    if (twice !== undefined) throw new BadValue(`names ${twice} twice`)
    return values
  }
  return {
    placeholder: `${reader.placeholder},…|none`,
    read: (text, surroundings) => (text === 'none' ? [] : all(text.split(','), surroundings)),
    readTable(table, surroundings) {
      if (!Array.isArray(table) || !table.every(isScalar))
        throw new BadValue('wants text, or an array of texts')
      return all(table.map(String), surroundings)
    },
  }
}

function isScalar(value: unknown): value is string | number | bigint {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint'
}

/** The first text that was there before. */
export function firstRepeated(texts: readonly string[]): string | undefined {
  const seen = new Set<string>()
  return texts.find((text) => seen.size === seen.add(text).size)
}
