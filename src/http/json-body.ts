/** Deepest nesting, and most members and items, of a JSON body. */
const DEEPEST = 32
const MOST_VALUES = 100_000

const UNSAFE_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype']

/** Why a JSON body is refused, in words for the client. */
export class BadJson extends Error {}

/**
 * Reads a JSON body (RFC 8259) strictly: no key twice in an object, no `__proto__`, no number that is not finite, no
 * text that is not well-formed Unicode, and neither depth nor number of values beyond bounds, which are looked at
 * before anything is built. An empty body is `undefined`.
 *
 * @throws BadJson
 */
export function parseJsonBody(text: string): unknown {
  if (text.trim() === '') return undefined
  checkShape(text)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new BadJson('The body is not valid JSON.')
  }
  checkValues(value)
  return value
}

/** One pass over the characters, with no recursion. */
function checkShape(text: string): void {
  const keys: (Set<string> | null)[] = []
  let values = 0
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at]
    if (mark === '"') {
      const end = endOfString(text, at)
      const known = keys.at(-1)
      if (known !== null && known !== undefined && /^\s*:/.test(text.slice(end, end + 64)))
        checkKey(text.slice(at, end), known)
      at = end - 1
    } else if (mark === '{' || mark === '[') {
      keys.push(mark === '{' ? new Set() : null)
      if (keys.length > DEEPEST) throw new BadJson(`The body is nested more than ${DEEPEST} deep.`)
    } else if (mark === '}' || mark === ']') keys.pop()
    else if (mark === ',') values += 1
    if (values > MOST_VALUES) throw new BadJson(`The body has more than ${MOST_VALUES} values.`)
  }
}

function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0
    while (text[end - 1 - slashes] === '\\') slashes += 1
    if (slashes % 2 === 0) return end + 1
  }
  throw new BadJson('The body is not valid JSON.')
}

function checkKey(token: string, known: Set<string>): void {
  let key: unknown
  try {
    key = JSON.parse(token)
  } catch {
    throw new BadJson('The body is not valid JSON.')
  }
  if (typeof key !== 'string') return
  if (UNSAFE_KEYS.includes(key)) throw new BadJson(`The body has the key "${key}".`)
  if (known.has(key)) throw new BadJson('The body has a key twice in one object.')
  known.add(key)
}

function checkValues(value: unknown): void {
  const left: unknown[] = [value]
  while (left.length > 0) {
    const next = left.pop()
    if (typeof next === 'number' && !Number.isFinite(next))
      throw new BadJson('The body has a number that is too large.')
    if (typeof next === 'string' && !next.isWellFormed())
      throw new BadJson('The body has text that is not well-formed Unicode.')
    if (typeof next === 'object' && next !== null) for (const inner of Object.values(next)) left.push(inner)
  }
}
