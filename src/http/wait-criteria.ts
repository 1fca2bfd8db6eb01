import { EVERYTHING, type Query } from '../domain/query.ts'
import type { WaitQuery } from './contract/wait.ts'
import { queryOf } from './queries.ts'

/** One thing that a wait asks of a message, and how the client put it. */
export interface Criterion {
  /** `subject`, `header=X-Foo:bar`, `q`. */
  readonly name: string
  readonly query: Query
}

const TEXT_FIELDS = ['from', 'to', 'subject', 'body'] as const

/** @throws DomainError `bad-query` when `q` cannot be read */
export function criteriaOf(asked: WaitQuery): readonly Criterion[] {
  const texts = TEXT_FIELDS.flatMap((field) => {
    const text = asked[field]
    return text === undefined ? [] : [{ name: field, query: { kind: 'text' as const, field, text } }]
  })
  const headers = (asked.header ?? []).map((header) => ({
    name: `header=${header}`,
    query: headerQuery(header),
  }))
  const has =
    asked.has === undefined ? [] : [{ name: 'has', query: { kind: 'has' as const, what: asked.has } }]
  const search = asked.q === undefined ? [] : [{ name: 'q', query: queryOf(asked.q) }]
  return [...texts, ...headers, ...has, ...search]
}

export function allOf(criteria: readonly Criterion[]): Query {
  return criteria.length === 0 ? EVERYTHING : { kind: 'all', of: criteria.map(({ query }) => query) }
}

/** `X-Foo`: the field is there; `X-Foo:bar` or `X-Foo: bar`: and holds that. */
function headerQuery(header: string): Query {
  const colon = header.indexOf(':')
  return colon < 0
    ? { kind: 'header', name: header.trim(), text: '' }
    : { kind: 'header', name: header.slice(0, colon).trim(), text: header.slice(colon + 1).trim() }
}
