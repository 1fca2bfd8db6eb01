import { searchError } from './error.ts'
import { SEARCH_OPERATORS, type SearchOperator } from './operators.ts'
import { isOneSlip } from './slip.ts'

/** `at` counts characters from 0. */
export type Token =
  | { readonly kind: 'open' | 'close' | 'or' | 'and' | 'not'; readonly at: number }
  | { readonly kind: 'text'; readonly at: number; readonly text: string }
  | {
      readonly kind: 'operator'
      readonly at: number
      readonly operator: SearchOperator
      readonly value: string
    }
  /** An operator right before a `(`: it holds for every text of the group. */
  | { readonly kind: 'scope'; readonly at: number; readonly operator: SearchOperator }

const GAP = /\s*/y
const NAME = /([a-z]+):(?!\/\/)/iy
const KEYWORDS = new Map([
  ['OR', 'or'],
  ['AND', 'and'],
  ['NOT', 'not'],
] as const)

/** Splits a search into its tokens. @throws DomainError `bad-query` */
export function tokens(source: string): Token[] {
  const found: Token[] = []
  let at = skipGap(source, 0)
  while (at < source.length) {
    const { token, end } = readToken(source, at)
    found.push(token)
    at = skipGap(source, end)
  }
  return found
}

interface Read<T> {
  readonly token: T
  readonly end: number
}

function readToken(source: string, at: number): Read<Token> {
  const first = source[at]
  if (first === '(') return { token: { kind: 'open', at }, end: at + 1 }
  if (first === ')') return { token: { kind: 'close', at }, end: at + 1 }
  if (first === '"') {
    const { token, end } = readQuoted(source, at)
    return { token: { kind: 'text', at, text: token }, end }
  }
  // A lone hyphen, and a run of them as in `-----BEGIN`, is text.
  if (first === '-' && /^[^\s)-]/.test(source.slice(at + 1, at + 2))) {
    return { token: { kind: 'not', at }, end: at + 1 }
  }
  return readOperator(source, at) ?? readWord(source, at)
}

function readOperator(source: string, at: number): Read<Token> | undefined {
  NAME.lastIndex = at
  const name = NAME.exec(source)?.[1]?.toLowerCase()
  if (name === undefined) return undefined
  const operator = SEARCH_OPERATORS.get(name)
  if (operator === undefined) {
    refuseSlip(name, at)
    return undefined
  }
  const start = at + name.length + 1
  if (source[start] === '(') return { token: { kind: 'scope', at, operator }, end: start }
  const plainEnd = endOfWord(source, start)
  const plain = source.slice(start, plainEnd)
  const quotable = source[plainEnd] === '"' && (plain === '' || plain.endsWith('='))
  if (!quotable) return { token: { kind: 'operator', at, operator, value: plain }, end: plainEnd }
  const { token, end } = readQuoted(source, plainEnd)
  return { token: { kind: 'operator', at, operator, value: plain + token }, end }
}

/** `subjct:` is taken as a slip, not as text; what is like no operator (`12:30`, `Re:`) is text. */
function refuseSlip(name: string, at: number): void {
  const names = [...SEARCH_OPERATORS.keys()]
  const meant = names.find((known) => isOneSlip(name, known))
  if (meant === undefined) return
  const known = names.map((each) => `${each}:`).join(' ')
  throw searchError(
    `unknown operator "${name}:"`,
    at,
    `did you mean ${meant}: (known are ${known}); put it in quotes to search for it as text`,
  )
}

function readWord(source: string, at: number): Read<Token> {
  const end = endOfWord(source, at)
  const text = source.slice(at, end)
  const keyword = KEYWORDS.get(text as 'OR')
  return { token: keyword === undefined ? { kind: 'text', at, text } : { kind: keyword, at }, end }
}

/** A word ends at a gap, a quote, or a `)` that closes more than was opened in it: `(see f(x))`. */
function endOfWord(source: string, start: number): number {
  let open = 0
  for (let at = start; at < source.length; at += 1) {
    const character = source[at] ?? ''
    if (character === '"' || /\s/.test(character)) return at
    if (character === '(') open += 1
    if (character === ')') open -= 1
    if (open < 0) return at
  }
  return source.length
}

/** The text between the quote at `at` and the next one; `\"` and `\\` stand for themselves. */
function readQuoted(source: string, at: number): Read<string> {
  let text = ''
  for (let here = at + 1; here < source.length; here += 1) {
    const character = source[here] ?? ''
    if (character === '"') return { token: text, end: here + 1 }
    const escaped = character === '\\' && /["\\]/.test(source[here + 1] ?? '')
    if (escaped) here += 1
    text += escaped ? source[here] : character
  }
  throw searchError(
    'the quote (")',
    at,
    'is not closed: add a closing quote, or write \\" inside quotes to search for one',
  )
}

function skipGap(source: string, at: number): number {
  GAP.lastIndex = at
  GAP.test(source)
  return GAP.lastIndex
}
