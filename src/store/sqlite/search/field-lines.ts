import { fold } from '../../../domain/search/fold.ts'

/** What names of fields are made of (RFC 5322 §2.2): printable US-ASCII except the colon. */
const NAME = /^[!-9;-~]+$/

/**
 * Header fields as the index keeps them, each `name: value` behind a line end. Folded texts hold no line end, so that
 * no search matches across two fields. Names are caseless (RFC 5322 §1.2.2).
 */
export function fieldLines(fields: readonly { readonly name: string; readonly value: string }[]): string {
  return fields.map(({ name, value }) => `\n${name.toLowerCase()}: ${fold(value)}`).join('')
}

/** How the line of a field of this name begins; `undefined` for what can be no name. */
export function lineStart(name: string): string | undefined {
  const trimmed = name.trim()
  return NAME.test(trimmed) ? `\n${trimmed.toLowerCase()}: ` : undefined
}

/** Whether a field whose line begins so holds the folded text. Each line is looked at once, however many hold it. */
export function fieldHolds(lines: string, start: string, folded: string): boolean {
  let at = lines.indexOf(folded)
  while (at >= 0) {
    const line = lines.lastIndexOf('\n', at)
    if (lines.startsWith(start, line)) {
      if (lines.startsWith(folded, Math.max(at, line + start.length))) return true
      at = lines.indexOf(folded, at + 1)
    } else {
      const next = lines.indexOf('\n', at)
      at = next < 0 ? -1 : lines.indexOf(folded, next)
    }
  }
  return false
}
