/** A text that must be found, whatever its case, or a regular expression of JavaScript that must match. */
export type Pattern = string | RegExp

/**
 * Whether `value` fits. A text fits when it stands somewhere in the value, case aside; with `exact`, when it is all of it.
 * A regular expression means what it means in JavaScript, and keeps no state between two values.
 */
export function fits(pattern: Pattern, value: string, exact = false): boolean {
  requirePattern(pattern, 'A pattern')
  if (typeof pattern !== 'string') return stateless(pattern).test(value)
  if (exact) return value === pattern
  return value.toLowerCase().includes(pattern.toLowerCase())
}

/** @throws TypeError when it is something else, as a number or one of the runner's own matchers */
export function requirePattern(pattern: unknown, what: string): asserts pattern is Pattern {
  if (typeof pattern === 'string' || isRegExp(pattern)) return
  throw new TypeError(`${what} is a text or a regular expression, and ${String(pattern)} is neither.`)
}

/** The pattern as a message shows it: `"Reset"`, `/reset/i`. */
export function shownPattern(pattern: Pattern): string {
  return typeof pattern === 'string' ? JSON.stringify(pattern) : String(pattern)
}

/** The flags `g` and `y` would remember where the last value ended. */
function stateless(pattern: RegExp): RegExp {
  return pattern.global || pattern.sticky
    ? new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''))
    : pattern
}

/** Jest runs tests in a realm of their own, whose RegExp is another. */
function isRegExp(pattern: unknown): pattern is RegExp {
  return Object.prototype.toString.call(pattern) === '[object RegExp]'
}
