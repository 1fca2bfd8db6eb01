import type { Wire } from './strings.ts'

/** flag-list */
export function formatFlags(flags: Iterable<string>): Wire {
  return `(${[...flags].join(' ')})`
}
