import { LIMITS } from '../limits.ts'
import type { ReadMail } from '../read-mail.ts'
import type { Warn } from '../warnings.ts'
import type { CodePlace, FoundCode } from './code.ts'
import { isAlone, NEAR, NONE, surroundingsOf, type Weight, weightOf } from './evidence.ts'
import { type Line, lineOf, linesOf } from './lines.ts'
import { type Candidate, candidatesIn } from './shapes.ts'

/** A candidate that some evidence speaks for. */
interface Weighed extends Omit<FoundCode, 'from'> {
  readonly weight: Weight
  /** Number of its line. */
  readonly at: number
  readonly from: CodePlace
}

/** Characters of a line that are told with a code. */
const SHOWN = 200
const SUBJECT = 500
/** Lines of the message that are read with its subject. */
const OPENING = 3

/**
 * The codes of a message that its reader is to type: one-time passwords and PINs, each value once, as they stand in the
 * subject, the HTML and the text. A number that may be something else is left out. Total, and linear in the message's
 * length.
 */
export function codesOf({ subject, html, text }: ReadMail, warn: Warn): readonly FoundCode[] {
  const title = lineOf(subject.slice(0, SUBJECT))
  const budget = { left: LIMITS.codeCandidates, title: title.plain, warn }
  const shown = linesOf(cut(html?.shown ?? '', warn))
  const plain = linesOf(cut(text ?? '', warn))
  const opening = (shown.length > 0 ? shown : plain).slice(0, OPENING)
  const weighed = [
    ...codesIn([title, ...opening], 'subject', { ...budget, title: '' }).filter(({ at }) => at === 0),
    ...codesIn(shown, 'html', budget),
    ...codesIn(plain, 'text', budget),
  ]
  const best = Math.max(NONE, ...weighed.map(({ weight }) => weight))
  // Where one is sure, what only might be one is none.
  const kept = weighed.filter(({ weight }) => weight >= Math.min(best, NEAR))
  const found = new Map<string, FoundCode>()
  for (const { value, written, line, from } of kept) {
    const known = found.get(value)
    const places = new Set([...(known?.from ?? []), from])
    found.set(value, { ...(known ?? { value, written, line }), from: [...places] })
  }
  if (found.size > LIMITS.foundCodes) warn(`only the first ${LIMITS.foundCodes} codes were taken`)
  return [...found.values()].slice(0, LIMITS.foundCodes)
}

function cut(text: string, warn: Warn): string {
  if (text.length > LIMITS.codeText) warn(`codes were looked for in the first ${LIMITS.codeText} characters`)
  return text.slice(0, LIMITS.codeText)
}

function codesIn(
  lines: readonly Line[],
  from: CodePlace,
  budget: { left: number; readonly title: string; readonly warn: Warn },
): Weighed[] {
  const candidates = lines.map(({ plain }) => (MAYBE.test(plain) ? take(plain, budget) : []))
  const bare = new Set(
    candidates.flatMap((list, at) => {
      const plain = lines[at]?.plain ?? ''
      return list.some(({ start, end }) => isAlone(plain, start, end)) ? [at] : []
    }),
  )
  const shown = { lines, bare, subject: budget.title }
  return candidates.flatMap((list, at) => {
    const written = lines[at]?.written ?? ''
    return list.flatMap((candidate): Weighed[] => {
      const weight = weightOf(candidate, surroundingsOf(shown, at, candidate))
      if (weight === NONE) return []
      const { start, end, value } = candidate
      return [{ value, written: written.slice(start, end), line: excerpt(written, start), weight, at, from }]
    })
  })
}

/** Most lines hold nothing that could be a code. */
const MAYBE = /\d|[A-Z]{3}/

function take(plain: string, budget: { left: number; readonly warn: Warn }): Candidate[] {
  const taken: Candidate[] = []
  for (const candidate of candidatesIn(plain)) {
    if (budget.left <= 0) {
      budget.warn(`only the first ${LIMITS.codeCandidates} stretches were looked at for codes`)
      break
    }
    budget.left--
    taken.push(candidate)
  }
  return taken
}

function excerpt(line: string, at: number): string {
  const start = Math.max(0, Math.min(at - SHOWN / 2, line.length - SHOWN))
  return line.slice(start, start + SHOWN).toWellFormed()
}
