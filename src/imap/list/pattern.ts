import { INBOX } from '../../domain/inbox.ts'
import { canonicalMailbox, SEPARATOR } from '../../domain/mailbox.ts'

/** Which names LIST or LSUB ask for (RFC 9051 §6.3.9). Names and patterns are the store's. */
export interface Pattern {
  matches(name: string): boolean
  /** Whether `%` is its last character: then levels of hierarchy that are no mailboxes match it, too. */
  readonly levels: boolean
}

/**
 * The canonical pattern: the reference with the pattern behind it. `*` stands for anything, `%` for anything within one
 * level. INBOX is meant in any case, as far as the pattern begins with its letters.
 */
export function patternOf(reference: string, pattern: string): Pattern {
  const canonical = canonicalMailbox(reference + pattern)
  const wanted = simplified(canonical)
  const inbox = inCapitals(wanted)
  return {
    matches: (name) => matches(wanted, name) || (inbox !== wanted && isInbox(name) && matches(inbox, name)),
    levels: canonical.endsWith('%'),
  }
}

/** Wildcards in a row as one. */
function simplified(pattern: string): string {
  return pattern.replace(/[*%]+/g, (run) => (run.includes('*') ? '*' : '%'))
}

/** The pattern with capitals up to its first wildcard, where those are letters of INBOX. */
function inCapitals(pattern: string): string {
  const literal = /^[^*%]*/.exec(pattern)?.[0] ?? ''
  const capitals = literal.toUpperCase()
  return INBOX.startsWith(capitals) ? capitals + pattern.slice(literal.length) : pattern
}

function isInbox(name: string): boolean {
  return name === INBOX || name.startsWith(`${INBOX}${SEPARATOR}`)
}

/**
 * Whether the whole name fits. A wildcard takes as little as it can; when what follows it does not fit, the last `%`
 * takes one more character of its level, and where it cannot, the last `*` takes more. Wildcards further back need never
 * change: what they left is as early as can be. So many wildcards cost no more than few (I14).
 */
function matches(pattern: string, name: string): boolean {
  let at = 0
  let place = 0
  /** Where the wildcards stand, and what they have taken the name up to. */
  let star = -1
  let starred = 0
  let percent = -1
  let taken = 0
  /** Whether a separator stood behind the last `*`. */
  let crossed = false
  while (place < name.length) {
    const wanted = pattern[at]
    if (wanted === '*') {
      star = at++
      starred = place
      percent = -1
      crossed = false
    } else if (wanted === '%') {
      percent = at++
      taken = place
    } else if (wanted === name[place]) {
      crossed ||= wanted === SEPARATOR
      at++
      place++
    } else if (percent >= 0 && name[taken] !== SEPARATOR) {
      at = percent + 1
      place = ++taken
    } else if (star >= 0) {
      // From nowhere in this level could what follows the `*` reach what `%` did not find in it.
      starred = percent >= 0 && !crossed ? taken + 1 : starred + 1
      at = star + 1
      place = starred
      percent = -1
      crossed = false
    } else return false
  }
  return at === pattern.length || (at === pattern.length - 1 && isWildcard(pattern[at]))
}

function isWildcard(char: string | undefined): boolean {
  return char === '*' || char === '%'
}
