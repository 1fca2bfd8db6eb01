import { LIMITS } from './limits.ts'
import type { Parameter } from './mapped.ts'
import { decodeExtended, type Section, sortParameters, type WrittenParameter } from './parameter-sections.ts'
import { readParameterised } from './parameters.ts'
import type { TextBudget } from './text-budget.ts'

/** A field of the shape `value; name=value; …` for BODYSTRUCTURE. */
export interface Listed {
  /** Lower case; empty when nothing stands before the first semicolon. */
  readonly value: string
  readonly parameters: readonly Parameter[]
}

const RESERVED = /[!'()*]/g

/**
 * Reads an unfolded field of octets (latin1). Values stay as they are written, but continuations are joined (RFC 2231
 * §3, RFC 9051 §7.5.2): under the name, or, when one of them has escapes, as one escaped value under `name*`.
 */
export function listParameterised(octets: string, budget: TextBudget): Listed {
  const { value, written } = readParameterised(octets, unheard)
  if (written.length === 0) return { value, parameters: [] }
  const parameters: Parameter[] = []
  for (const [name, text] of joinSections(written)) {
    if (budget.spent) break
    parameters.push([
      budget.take(name, LIMITS.parameterName),
      budget.take(text, LIMITS.parameterValue * ESCAPE),
    ])
  }
  return { value, parameters }
}

function joinSections(written: readonly WrittenParameter[]): Iterable<Parameter> {
  const { plain, joined, whole } = sortParameters(written)
  if (joined.size === 0 && whole.size === 0) return plain
  const found = new Map(plain)
  for (const [name, run] of joined) {
    if (run.some(({ extended }) => extended)) found.set(`${name}*`, escaped(run))
    else found.set(name, run.map((section) => section.value).join(''))
  }
  for (const [name, text] of whole) found.set(`${name}*`, text)
  return found
}

/** Octets that an octet of a value may take with its escape. */
const ESCAPE = 3

/** One value in UTF-8 (RFC 2231 §4). */
function escaped(sections: readonly Section[]): string {
  const text = decodeExtended(sections, 'latin1', unheard).slice(0, LIMITS.parameterValue).toWellFormed()
  const escapes = encodeURIComponent(text).replace(RESERVED, (mark) => `%${mark.charCodeAt(0).toString(16)}`)
  return `utf-8''${escapes}`
}

/** The MIME tree is made from the same fields, and what is odd in them is remarked then. */
function unheard(): void {}
