import type { Query } from '../../../domain/query.ts'
import { DomainError } from '../../../domain/trouble.ts'
import { type Condition, leaf, type Needs, type Place, type SeqRange } from './leaf.ts'
import type { Comparator } from './sought.ts'

export interface CompiledQuery {
  /** A boolean SQL expression, never NULL, over `m` = messages, `p` = the message's placement and the schema `idx`. */
  readonly sql: string
  /** For its `?`, in order. */
  readonly parameters: readonly (string | number)[]
  /** How far the index must have come before the expression is asked. */
  readonly needs: Needs
}

/** Far beyond what a person writes; keeps us below SQLite's limits (expression depth 1000, parser stack). */
const DEEPEST = 60
const MOST_LEAVES = 500

/**
 * `query` in SQL. Texts are compared folded (src/domain/search/fold.ts) and literally. It calls what
 * `addSearchFunctions` adds.
 *
 * @param options.within the seqs that the expression is asked of; any when absent
 * @param options.comparator `folded` when absent
 * @throws DomainError `bad-query` when it is nested deeper than 60 or has more than 500 conditions
 */
export function compileQuery(
  query: Query,
  { within, comparator = 'folded' }: { readonly within?: SeqRange; readonly comparator?: Comparator } = {},
): CompiledQuery {
  const flat = flatten(query, { leaves: 0 }, 0)
  return compile(flat, { must: true, within, comparator })
}

/** Without nested AND in AND, OR in OR and NOT of NOT, so that only a real change of operator costs depth. */
function flatten(query: Query, seen: { leaves: number }, depth: number): Query {
  if (depth > DEEPEST)
    throw new DomainError('bad-query', `The search is nested deeper than ${DEEPEST} levels.`)
  switch (query.kind) {
    case 'all':
    case 'any': {
      const of = query.of
        .map((part) => flatten(part, seen, depth + 1))
        .flatMap((part) => (part.kind === query.kind ? part.of : [part]))
      const [only] = of
      return of.length === 1 && only !== undefined ? only : { kind: query.kind, of }
    }
    case 'not': {
      const inner = flatten(query.query, seen, depth + 1)
      return inner.kind === 'not' ? inner.query : { kind: 'not', query: inner }
    }
    default:
      seen.leaves += 1
      if (seen.leaves > MOST_LEAVES) {
        throw new DomainError('bad-query', `The search has more than ${MOST_LEAVES} conditions.`)
      }
      return query
  }
}

function compile(query: Query, place: Place): Condition {
  switch (query.kind) {
    case 'all':
      return join(
        ' AND ',
        '1',
        query.of.map((part) => compile(part, place)),
      )
    case 'any':
      return join(
        ' OR ',
        '0',
        query.of.map((part) => compile(part, { ...place, must: false })),
      )
    case 'not': {
      const inner = compile(query.query, { ...place, must: false })
      return { ...inner, sql: `NOT ${inner.sql}` }
    }
    default:
      return leaf(query, place)
  }
}

/** Joined as a balanced tree: SQLite reads `a AND b AND c …` as one level an operator. */
function join(operator: string, none: string, parts: readonly Condition[]): Condition {
  const [first] = parts
  if (first === undefined) return { sql: none, parameters: [], needs: 'nothing' }
  if (parts.length === 1) return first
  const middle = parts.length >> 1
  const left = join(operator, none, parts.slice(0, middle))
  const right = join(operator, none, parts.slice(middle))
  return {
    sql: `(${left.sql}${operator}${right.sql})`,
    parameters: [...left.parameters, ...right.parameters],
    needs: left.needs === 'text' || right.needs === 'nothing' ? left.needs : right.needs,
  }
}
