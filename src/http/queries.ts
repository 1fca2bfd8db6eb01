import { EVERYTHING, type Query } from '../domain/query.ts'
import { parseSearch } from '../domain/search/parse.ts'
import { DomainError } from '../domain/trouble.ts'

/** The search of a `q` parameter; everything without one. @throws DomainError `bad-query` */
export function queryOf(q: string | undefined): Query {
  return q === undefined || q.trim() === '' ? EVERYTHING : parseSearch(q)
}

/** The search of a change or a removal: it must say something. @throws DomainError `bad-query` */
export function narrowQueryOf(query: string): Query {
  const parsed = queryOf(query)
  if (parsed.kind !== 'all' || parsed.of.length > 0) return parsed
  throw new DomainError('bad-query', 'The search matches every message: say what to match, or use clear.')
}
