import { decodeCharset } from './charset.ts'
import { decodeEscapes } from './hex.ts'
import { LIMITS } from './limits.ts'
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

interface Written {
  readonly name: string
  readonly value: string
}

const PERCENT = 0x25
const SECTION = /^([^*]+)\*(0|[1-9]\d{0,2})(\*?)$/

/** Reads an unfolded field. Of parameters with one name the first counts. */
export function parseParameterised(text: string, warn: Warn): Parameterised {
  const valueEnd = endOfUnquoted(text, 0)
  const value = firstWord(text.slice(0, valueEnd)).toLowerCase()
  if (valueEnd >= text.length) return { value, parameters: {} }
  const written = readParameters(text, valueEnd, warn)
  const decoded = [...decodeParameters(written, warn)].map(([name, text]) => [name, cut(text)] as const)
  return { value, parameters: Object.fromEntries(decoded) }
}

function readParameters(text: string, from: number, warn: Warn): Written[] {
  const written: Written[] = []
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
function decodeParameters(written: readonly Written[], warn: Warn): Map<string, string> {
  const plain = new Map<string, string>()
  const whole = new Map<string, string>()
  const sections = new Map<string, Map<number, { readonly value: string; readonly extended: boolean }>>()
  for (const { name, value } of written) {
    const section = SECTION.exec(name)
    if (section !== null) {
      const key = section[1] as string
      const index = Number(section[2])
      const of = sections.get(key) ?? new Map()
      sections.set(key, of)
      if (!of.has(index)) of.set(index, { value, extended: section[3] === '*' })
    } else if (name.endsWith('*') && name.indexOf('*') === name.length - 1) {
      const key = name.slice(0, -1)
      if (!whole.has(key)) whole.set(key, decodeExtended([{ value, extended: true }], warn))
    } else if (!plain.has(name)) plain.set(name, oneLine(isFileName(name) ? decodeWords(value, warn) : value))
  }
  const joined = new Map<string, string>()
  for (const [name, of] of sections) {
    const run = inOrder(of)
    if (run.length > 0) joined.set(name, decodeExtended(run, warn))
  }
  return new Map([...plain, ...joined, ...whole])
}

function inOrder<T>(sections: ReadonlyMap<number, T>): T[] {
  const run: T[] = []
  for (let next = sections.get(0); next !== undefined; next = sections.get(run.length)) run.push(next)
  return run
}

/** RFC 2231 §4: the charset stands in the first section and holds for all; only extended sections have escapes. */
function decodeExtended(
  sections: readonly { readonly value: string; readonly extended: boolean }[],
  warn: Warn,
): string {
  let charset = 'utf-8'
  const chunks = sections.map(({ value, extended }, index) => {
    if (!extended) return Buffer.from(value)
    const [first = '', , ...rest] = index === 0 ? value.split("'") : []
    const prefixed = index === 0 && rest.length > 0
    if (prefixed && first !== '') charset = first
    return decodeEscapes(Buffer.from(prefixed ? rest.join("'") : value), PERCENT)
  })
  return oneLine(decodeCharset(Buffer.concat(chunks), charset, warn))
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
