import type { Query } from '../../domain/query.ts'
import type { SearchKey } from '../grammar/search-key.ts'
import { dayNumber } from './row-keys.ts'

/**
 * A key as a question to the store; `undefined` for one that the view answers. Texts match caseless, as substrings
 * (RFC 9051 §6.4.4, RFC 5255 §4.3).
 */
export function storeQuery(key: SearchKey): Query | undefined {
  switch (key.key) {
    case 'address':
      return addressQuery(key.field, key.text)
    case 'subject':
      return key.text === '' ? header('subject', '') : { kind: 'text', field: 'subject', text: key.text }
    case 'header':
      return header(key.name, key.text)
    case 'body':
      return { kind: 'content', text: key.text }
    case 'text':
      return either({ kind: 'fields', text: key.text }, { kind: 'content', text: key.text })
    case 'date':
      return key.of === 'sent' ? { kind: 'sent', is: key.is, day: dayNumber(key.day) } : undefined
    default:
      return undefined
  }
}

/** How many conditions a question has: the store answers so many at once only. */
export function conditionsOf(query: Query): number {
  switch (query.kind) {
    case 'all':
    case 'any':
      return query.of.reduce((sum, part) => sum + conditionsOf(part), 0)
    case 'not':
      return conditionsOf(query.query)
    default:
      return 1
  }
}

/**
 * Names and addresses as they are read, and the field as it stands, which has groups and comments too. The store knows
 * as Bcc also whom the envelope names alone, and IMAP shows none of those.
 */
function addressQuery(field: 'from' | 'to' | 'cc' | 'bcc', text: string): Query {
  if (text === '' || field === 'bcc') return header(field, text)
  return either({ kind: 'text', field, text }, header(field, text))
}

function header(name: string, text: string): Query {
  return { kind: 'header', name, text }
}

function either(...of: readonly Query[]): Query {
  return { kind: 'any', of }
}
