import { LIMITS } from './limits.ts'
import { decodeExtended, sortParameters, type WrittenParameter } from './parameter-sections.ts'
import { oneLine, trimGaps } from './unfold.ts'
import type { Warn } from './warnings.ts'
import { decodeWords } from './words.ts'

/** A field of the shape `value; name=value; …` (RFC 2045 §5.1, RFC 2183 §2). */
export interface Parameterised {
  /** What stands before the first semicolon, lower case; empty when nothing does. */
  readonly value: string
  /** Names in lower case, values decoded (RFC 2231). */
  readonly parameters: Readonly<Record<string, string>>
}

/** Reads an unfolded field. Of parameters with one name the first counts. */
export function parseParameterised(text: string, warn: Warn): Parameterised {
  const { value, written } = readParameterised(text, warn)
  const decoded = [...decodeParameters(written, warn)].map(([name, text]) => [name, cut(text)] as const)
  return { value, parameters: Object.fromEntries(decoded) }
}

/** As {@link parseParameterised}, with the parameters as written. */
export function readParameterised(
  text: string,
  warn: Warn,
): { readonly value: string; readonly written: readonly WrittenParameter[] } {
  const valueEnd = endOfUnquoted(text, 0)
  const value = firstWord(text.slice(0, valueEnd)).toLowerCase()
  return { value, written: valueEnd >= text.length ? [] : readParameters(text, valueEnd, warn) }
}

function readParameters(text: string, from: number, warn: Warn): WrittenParameter[] {
  const written: WrittenParameter[] = []
  let at = from
  while (at < text.length) {
    if (written.length === LIMITS.parameters) {
      warn(`parsing stopped: ${LIMITS.parameters} parameters`)
      break
    }
    const nameStart = at + 1
    const nameEnd = endOfName(text, nameStart)
    const name = trimGaps(text.slice(nameStart, nameEnd)).toLowerCase()
    if (text[nameEnd] !== '=') {
      at = nameEnd
      continue
    }
    const read = readValue(text, nameEnd + 1, name)
    if (name !== '') written.push({ name, value: read.value })
    at = read.end
  }
  return written
}

function readValue(text: string, from: number, name: string): { value: string; end: number } {
  let start = from
  while (text[start] === ' ' || text[start] === '\t') start++
  if (text[start] === '"') return readQuoted(text, start)
  const end = endOfUnquoted(text, start)
  const raw = trimGaps(text.slice(start, end))
  // Many a sender forgets the quotes around a file name with spaces; elsewhere a comment may follow.
  return { value: isFileName(name) ? raw : firstWord(raw), end }
}

/** The quoted-string that begins at `start`, and where the next parameter does. */
function readQuoted(text: string, start: number): { value: string; end: number } {
  const pieces: string[] = []
  let at = start + 1
  let from = at
  while (at < text.length && text[at] !== '"') {
    if (text[at] === '\\' && at + 1 < text.length) {
      pieces.push(text.slice(from, at))
      from = at + 1
      at++
    }
    at++
  }
  pieces.push(text.slice(from, at))
  return { value: pieces.join(''), end: endOfUnquoted(text, at + 1) }
}

/**
 * One value per name. In order of preference: `name*=`, then `name*0=` with those that follow without a gap, then
 * `name=`; the choice never depends on the order in which they stand. Of equals the first counts.
 */
function decodeParameters(written: readonly WrittenParameter[], warn: Warn): Map<string, string> {
  const { plain, joined, whole } = sortParameters(written)
  const decoded = new Map<string, string>()
  for (const [name, value] of plain)
    decoded.set(name, oneLine(isFileName(name) ? decodeWords(value, warn) : value))
  for (const [name, run] of joined) decoded.set(name, decodeExtended(run, 'utf8', warn))
  for (const [name, value] of whole)
    decoded.set(name, decodeExtended([{ value, extended: true }], 'utf8', warn))
  return decoded
}

function cut(text: string): string {
  return text.slice(0, LIMITS.parameterValue).toWellFormed()
}

function isFileName(name: string): boolean {
  return name === 'name' || name === 'filename'
}

function endOfName(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== '=' && text[at] !== ';') at++
  return at
}

function endOfUnquoted(text: string, from: number): number {
  const end = text.indexOf(';', from)
  return end < 0 ? text.length : end
}

/** `text` up to the first white space or comment. */
function firstWord(text: string): string {
  const trimmed = trimGaps(text)
  let at = 0
  while (at < trimmed.length && trimmed[at] !== ' ' && trimmed[at] !== '\t' && trimmed[at] !== '(') at++
  return trimmed.slice(0, at)
}
