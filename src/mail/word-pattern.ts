/**
 * A pattern that is put together from lists of words in the source code, where one alone would be too long to read.
 * Nothing that came in mail goes into it: this is the one place that makes patterns at run time.
 */
export function wordPattern(alternatives: readonly string[], flags: string): RegExp {
  return new RegExp(alternatives.join('|'), flags)
}
