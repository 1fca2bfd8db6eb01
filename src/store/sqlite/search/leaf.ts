import type { Query, TextField } from '../../../domain/query.ts'
import { fold } from '../../../domain/search/fold.ts'
import { headerKey } from './header-key.ts'
import { likePattern, trigramExpression } from './pattern.ts'

/** Nothing of the index, its digests, or also its trigrams. */
export type Needs = 'nothing' | 'digests' | 'text'

export interface Condition {
  readonly sql: string
  readonly parameters: readonly (string | number)[]
  readonly needs: Needs
}

type Leaf = Exclude<Query, { readonly kind: 'all' | 'any' | 'not' }>
type Text = Extract<Query, { readonly kind: 'text' }>

/** Columns of `idx.fields` by the field they are searched as. */
const COLUMNS = {
  from: ['sender'],
  to: ['recipient'],
  cc: ['copy'],
  bcc: ['blind'],
  subject: ['subject'],
  filename: ['filename'],
  body: [],
  any: ['subject', 'sender', 'recipient', 'copy', 'blind', 'filename'],
} as const satisfies Record<TextField, readonly string[]>

const IS = {
  unread: 'p.flags & 1 = 0',
  read: 'p.flags & 1 <> 0',
  flagged: 'p.flags & 4 <> 0',
  unflagged: 'p.flags & 4 = 0',
} as const

/**
 * A query that holds no other, in SQL.
 *
 * @param must whether the whole search can only hold where this holds
 */
export function leaf(query: Leaf, must: boolean): Condition {
  switch (query.kind) {
    case 'text':
      return text(query, must)
    case 'header':
      return header(query.name, query.text)
    case 'has':
      return fields(query.what === 'attachment' ? 'f.attachments > 0' : 'f.html > 0', [])
    case 'is':
      return { sql: `(${IS[query.what]})`, parameters: [], needs: 'nothing' }
    case 'tag':
      return {
        sql: 'EXISTS (SELECT 1 FROM main.tags t WHERE t.message = m.seq AND t.tag = ? COLLATE NOCASE)',
        parameters: [query.tag],
        needs: 'nothing',
      }
    case 'larger':
      return { sql: '(m.size > ?)', parameters: [query.octets], needs: 'nothing' }
    case 'smaller':
      return { sql: '(m.size < ?)', parameters: [query.octets], needs: 'nothing' }
    case 'after':
      return { sql: '(m.received_at >= ?)', parameters: [query.at], needs: 'nothing' }
    case 'before':
      return { sql: '(m.received_at < ?)', parameters: [query.at], needs: 'nothing' }
  }
}

function text(query: Text, must: boolean): Condition {
  const pattern = likePattern(fold(query.text))
  const compared = COLUMNS[query.field].map((column) => `f.${column} LIKE ? ESCAPE '\\'`)
  const inFields =
    compared.length > 0
      ? [
          fields(
            compared.join(' OR '),
            compared.map(() => pattern),
          ),
        ]
      : []
  if (query.field !== 'any' && query.field !== 'body') return inFields[0] ?? fields('0', [])
  const body = "EXISTS (SELECT 1 FROM idx.texts x WHERE x.seq = m.seq AND x.body LIKE ? ESCAPE '\\')"
  const compares = `(${[...inFields.map((each) => each.sql), body].join(' OR ')})`
  const patterns = [...inFields.flatMap((each) => each.parameters), pattern]
  const expression = trigramExpression(fold(query.text))
  if (expression === undefined) return { sql: compares, parameters: patterns, needs: 'text' }
  // The trigrams name candidates without reading any text; comparing settles it. Within OR the candidates must not
  // lead the search (a `+` keeps SQLite from it): it would walk each list and then compare everything a second time.
  const candidates = `${must ? '' : '+'}m.seq IN (SELECT rowid FROM idx.trigrams WHERE trigrams MATCH ?)`
  return { sql: `(${candidates} AND ${compares})`, parameters: [expression, ...patterns], needs: 'text' }
}

function fields(sql: string, parameters: readonly string[]): Condition {
  return {
    sql: `EXISTS (SELECT 1 FROM idx.fields f WHERE f.seq = m.seq AND (${sql}))`,
    parameters,
    needs: 'digests',
  }
}

function header(name: string, value: string): Condition {
  const wanted = fold(value)
  const compare = wanted === '' ? 'IS NOT NULL' : "LIKE ? ESCAPE '\\'"
  return {
    sql: `EXISTS (SELECT 1 FROM idx.headers h WHERE h.seq = m.seq AND h.fields ->> ? ${compare})`,
    parameters: [`$."${headerKey(name)}"`, ...(wanted === '' ? [] : [likePattern(wanted)])],
    needs: 'digests',
  }
}
