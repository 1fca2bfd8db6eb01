import type { Query, TextField } from '../../../domain/query.ts'
import { fold } from '../../../domain/search/fold.ts'
import { lineStart } from './field-lines.ts'
import { likePattern } from './pattern.ts'
import { type Comparator, Sought } from './sought.ts'

/** Nothing of the index, its digests, or also its trigrams. */
export type Needs = 'nothing' | 'digests' | 'text'

export interface Condition {
  readonly sql: string
  readonly parameters: readonly (string | number)[]
  readonly needs: Needs
}

/** Seqs from the first to the second, both counted. */
export type SeqRange = readonly [first: number, last: number]

type Leaf = Exclude<Query, { readonly kind: 'all' | 'any' | 'not' }>

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

const SENT = { before: '<', on: '=', since: '>=' } as const

/** What is known of where a leaf stands. */
export interface Place {
  /** Whether the whole search can only hold where this holds. */
  readonly must: boolean
  /** The messages that are asked for have seqs from the first to the second. */
  readonly within: SeqRange | undefined
  readonly comparator: Comparator
}

/** A query that holds no other, in SQL. */
export function leaf(query: Leaf, place: Place): Condition {
  const sought = (text: string): Sought => new Sought(fold(text), place.comparator)
  switch (query.kind) {
    case 'text':
      return text(query.field, sought(query.text), place)
    case 'content':
      return content(sought(query.text), place)
    case 'header':
      return header(query.name, sought(query.text))
    case 'fields':
      return anyField(sought(query.text))
    case 'sent':
      return fields(`f.sent_day ${SENT[query.is]} ?`, [query.day])
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

function text(field: TextField, sought: Sought, place: Place): Condition {
  const compared = COLUMNS[field].map((column) => sought.in(`f.${column}`))
  const inFields = fields(
    compared.map(({ sql }) => sql).join(' OR ') || '0',
    compared.flatMap(({ parameters }) => parameters),
  )
  if (field !== 'any' && field !== 'body') return inFields
  const body = held('texts', 'body', sought)
  return narrowed(either(compared.length > 0 ? [inFields, body] : [body]), sought, place)
}

function content(sought: Sought, place: Place): Condition {
  return narrowed(either([held('texts', 'body', sought), held('parts', 'body', sought)]), sought, place)
}

function anyField(sought: Sought): Condition {
  return either([held('headers', 'fields', sought), held('parts', 'fields', sought)])
}

function header(name: string, { text, stem, comparator }: Sought): Condition {
  const start = lineStart(name)
  if (start === undefined) return { sql: '0', parameters: [], needs: 'digests' }
  const where = "h.fields LIKE ? ESCAPE '\\'"
  const [sql, parameters] =
    text === ''
      ? [where, [likePattern(start)]]
      : [`${where} AND field_holds(h.fields, ?, ?, ?)`, [likePattern(start, stem), start, text, comparator]]
  return {
    sql: `EXISTS (SELECT 1 FROM idx.headers h WHERE h.seq = m.seq AND ${sql})`,
    parameters,
    needs: 'digests',
  }
}

/**
 * Trigrams name candidates without reading any text; `compares` settles it. Within OR the candidates must not lead the
 * search (a `+` keeps SQLite from it): it would walk each list and then compare everything a second time.
 */
function narrowed(compares: Condition, sought: Sought, { must, within }: Place): Condition {
  const expression = sought.trigrams
  if (expression === undefined) return { ...compares, needs: 'text' }
  const range = within === undefined ? '' : ' AND rowid BETWEEN ? AND ?'
  const candidates = `${must ? '' : '+'}m.seq IN (SELECT rowid FROM idx.trigrams WHERE trigrams MATCH ?${range})`
  return {
    sql: `(${candidates} AND ${compares.sql})`,
    parameters: [expression, ...(within ?? []), ...compares.parameters],
    needs: 'text',
  }
}

function either(conditions: readonly Condition[]): Condition {
  return {
    sql: `(${conditions.map(({ sql }) => sql).join(' OR ')})`,
    parameters: conditions.flatMap(({ parameters }) => parameters),
    needs: 'digests',
  }
}

function held(table: 'texts' | 'headers' | 'parts', column: 'body' | 'fields', sought: Sought): Condition {
  const { sql, parameters } = sought.in(`x.${column}`)
  return {
    sql: `EXISTS (SELECT 1 FROM idx.${table} x WHERE x.seq = m.seq AND ${sql})`,
    parameters,
    needs: 'digests',
  }
}

function fields(sql: string, parameters: readonly (string | number)[]): Condition {
  return {
    sql: `EXISTS (SELECT 1 FROM idx.fields f WHERE f.seq = m.seq AND (${sql}))`,
    parameters,
    needs: 'digests',
  }
}
