import type { RE2JS } from 're2js'
import { HttpError } from '../errors.ts'

/** Most instructions of a compiled pattern. The time of a match is at worst this times the length of the text. */
const LARGEST = 2_000

/** A pattern in the syntax of RE2, which no text makes slow beyond its length. */
export interface Pattern {
  readonly source: string
  /** Whether it must match the whole text. */
  readonly whole: boolean
  /** How many steps a character may take. */
  readonly size: number
  matches(text: string): boolean
}

/**
 * @param field where it was given, for what is said of a wrong one
 * @throws HttpError `bad-request` with the place in the pattern that is wrong
 */
export async function patternOf(
  source: string,
  { field, whole }: { readonly field: string; readonly whole: boolean },
): Promise<Pattern> {
  const compiled = await compile(source, field)
  const size = compiled.programSize()
  if (size > LARGEST)
    throw new HttpError(
      'bad-request',
      `The pattern of "${field}" is too large: repeat less in it, or ask for a part of the text.`,
      { field },
    )
  return {
    source,
    whole,
    size,
    matches: (text) => (whole ? compiled.matches(text) : compiled.matcher(text).find()),
  }
}

async function compile(source: string, field: string): Promise<RE2JS> {
  // Read when the first pattern comes: it is large, and most starts see none.
  const { RE2JS, RE2JSSyntaxException } = await import('re2js')
  try {
    return RE2JS.compile(source)
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error
    const part = error.getPattern() ?? ''
    const at = source.indexOf(part)
    const place = part === '' || at < 0 ? '' : ` at character ${at + 1}, ${JSON.stringify(part)}`
    throw new HttpError(
      'bad-request',
      `The pattern of "${field}" cannot be read: ${error.getDescription()}${place}. Patterns are RE2's: without look-around and back-references; \\ makes a character plain.`,
      { field },
    )
  }
}
