import type { Query } from '../query.ts'
import { searchError } from './error.ts'
import type { Token } from './lexer.ts'
import type { SearchOperator } from './operators.ts'

const DEEPEST = 50
const MOST_TERMS = 50

/**
 * Tokens to a query, by recursive descent:
 *
 *     all   = any *( ["AND"] any )
 *     any   = unary *( "OR" unary )
 *     unary = *( "-" / "NOT" ) ( text / operator / [operator] "(" all ")" )
 *
 * OR binds closer than the words that merely follow each other, as in the searches that people know from their mail:
 * `from:ann OR from:bob subject:invoice` is (ann or bob) and invoice. AND beside OR would be read in two ways and
 * must say which with parentheses.
 */
export class Grammar {
  readonly #tokens: readonly Token[]
  readonly #now: number
  #next = 0
  #terms = 0

  constructor(tokens: readonly Token[], now: number) {
    this.#tokens = tokens
    this.#now = now
  }

  /** @throws DomainError `bad-query` */
  read(): Query {
    const query = this.#all(undefined, 0)
    const rest = this.#tokens[this.#next]
    if (rest !== undefined)
      throw searchError('the )', rest.at, 'closes nothing: take it away, or put it in quotes')
    return query
  }

  #all(scope: SearchOperator | undefined, depth: number): Query {
    const parts: Query[] = []
    let and: Token | undefined
    let or: Token | undefined
    for (let token = this.#peek(); token !== undefined && token.kind !== 'close'; token = this.#peek()) {
      if (token.kind === 'and') {
        this.#refuseDangling(token, parts.length > 0)
        and = token
      }
      const any = this.#any(scope, depth)
      parts.push(any.query)
      or ??= any.or
    }
    if (and !== undefined && or !== undefined) {
      throw searchError('AND beside OR', and.at, 'say with ( ) which belongs together: a AND (b OR c)')
    }
    return combine('all', parts)
  }

  #any(scope: SearchOperator | undefined, depth: number): { query: Query; or: Token | undefined } {
    const parts = [this.#unary(scope, depth)]
    let or: Token | undefined
    for (let token = this.#peek(); token?.kind === 'or'; token = this.#peek()) {
      or = token
      this.#refuseDangling(token, true)
      parts.push(this.#unary(scope, depth))
    }
    return { query: combine('any', parts), or }
  }

  /** Steps over AND or OR, which must stand between two terms. */
  #refuseDangling(token: Token, hasBefore: boolean): void {
    this.#next += 1
    const after = this.#peek()?.kind
    const hasAfter = after !== undefined && after !== 'close' && after !== 'or' && after !== 'and'
    if (hasBefore && hasAfter) return
    throw searchError(
      token.kind.toUpperCase(),
      token.at,
      `needs a term on both sides; put it in quotes to search for the word`,
    )
  }

  #unary(scope: SearchOperator | undefined, depth: number): Query {
    let negated = false
    let last: Token | undefined
    for (let token = this.#peek(); token?.kind === 'not'; token = this.#peek()) {
      negated = !negated
      last = token
      this.#next += 1
    }
    const query = this.#primary(scope, depth, last)
    return negated ? { kind: 'not', query } : query
  }

  #primary(scope: SearchOperator | undefined, depth: number, before: Token | undefined): Query {
    const token = this.#peek()
    this.#next += 1
    switch (token?.kind) {
      case 'text':
        this.#count(token)
        return scope === undefined ? anywhere(token.text, token.at) : this.#apply(scope, token.text, token.at)
      case 'operator':
        this.#count(token)
        return this.#apply(token.operator, token.value, token.at)
      case 'scope':
        this.#next += 1
        return this.#group(token.operator, depth + 1, token)
      case 'open':
        return this.#group(scope, depth + 1, token)
      case 'or':
        throw searchError(
          'OR',
          token.at,
          'needs a term on both sides; put it in quotes to search for the word',
        )
      case 'and':
      case 'close':
      case 'not':
      case undefined:
        throw searchError(
          'NOT',
          before?.at ?? 0,
          'needs a term after it; put it in quotes to search for the word',
        )
    }
  }

  #group(scope: SearchOperator | undefined, depth: number, open: Token): Query {
    if (depth > DEEPEST) {
      throw searchError('the (', open.at, `is nested more than ${DEEPEST} deep: take some parentheses away`)
    }
    if (this.#peek()?.kind === 'close') {
      throw searchError('the ( )', open.at, 'holds nothing: take it away, or put it in quotes')
    }
    const query = this.#all(scope, depth)
    if (this.#peek()?.kind !== 'close') {
      throw searchError('the (', open.at, 'is not closed: add a ), or put it in quotes')
    }
    this.#next += 1
    return query
  }

  #apply(operator: SearchOperator, value: string, at: number): Query {
    const query = operator.read(value, this.#now)
    if (query !== undefined) return query
    const given = value === '' ? '' : `, not "${shortened(value)}"`
    throw searchError(`${operator.name}:`, at, `needs ${operator.needs}${given}`)
  }

  #count(token: Token): void {
    this.#terms += 1
    if (this.#terms <= MOST_TERMS) return
    throw searchError(
      `term ${this.#terms}`,
      token.at,
      `a search has at most ${MOST_TERMS} terms: leave some out`,
    )
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#next]
  }
}

function anywhere(text: string, at: number): Query {
  if (text.trim() !== '') return { kind: 'text', field: 'any', text }
  throw searchError('the quotes', at, 'hold nothing: write the text to search for between them')
}

function combine(kind: 'all' | 'any', of: readonly Query[]): Query {
  const [only] = of
  return of.length === 1 && only !== undefined ? only : { kind, of }
}

function shortened(value: string): string {
  return value.length > 40 ? `${value.slice(0, 40)}…` : value
}
