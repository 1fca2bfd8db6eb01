import type { Query } from '../../domain/query.ts'
import type { SearchKey } from '../grammar/search-key.ts'
import { type Moment, type RowTest, rowTest } from './row-keys.ts'
import { conditionsOf, storeQuery } from './store-keys.ts'

/** Conditions that are asked of the store at once; it takes some more. */
const MOST_CONDITIONS = 200

/**
 * A search program by who can answer it: the view's rows, one question to the store, the threads of messages. Whatever
 * one of them can answer whole is one leaf.
 */
export type Plan =
  | { readonly by: 'row'; readonly test: RowTest }
  | { readonly by: 'store'; readonly query: Query }
  | { readonly by: 'thread'; readonly id: string }
  /** The cheapest first. */
  | { readonly by: 'every' | 'some'; readonly plans: readonly Plan[] }
  | { readonly by: 'not'; readonly plan: Plan }

/** Recurses as deep as the grammar lets a program be (I10). */
export function planOf(key: SearchKey, moment: Moment): Plan {
  switch (key.key) {
    case 'and':
      return joined(
        'every',
        key.keys.map((each) => planOf(each, moment)),
      )
    case 'or':
      return joined(
        'some',
        key.either.map((each) => planOf(each, moment)),
      )
    case 'not':
      return not(planOf(key.not, moment))
    case 'thread-id':
      return { by: 'thread', id: key.id }
    default:
      return leaf(key, moment)
  }
}

function leaf(key: SearchKey, moment: Moment): Plan {
  const query = storeQuery(key)
  if (query !== undefined) return { by: 'store', query }
  const test = rowTest(key, moment)
  if (test === undefined) throw new TypeError(`nobody answers ${key.key}`)
  return { by: 'row', test }
}

function not(plan: Plan): Plan {
  switch (plan.by) {
    case 'row':
      return { by: 'row', test: (row) => !plan.test(row) }
    case 'store':
      return { by: 'store', query: { kind: 'not', query: plan.query } }
    default:
      return { by: 'not', plan }
  }
}

function joined(by: 'every' | 'some', given: readonly Plan[]): Plan {
  const plans = given.flatMap((plan) => (plan.by === by ? plan.plans : [plan]))
  const tests = plans.flatMap((plan) => (plan.by === 'row' ? [plan.test] : []))
  const queries = plans.flatMap((plan) => (plan.by === 'store' ? [plan.query] : []))
  const others = plans.filter((plan) => plan.by !== 'row' && plan.by !== 'store')
  const merged = [...joinedTests(by, tests), ...joinedQueries(by, queries), ...others]
  const [only] = merged
  return only !== undefined && merged.length === 1 ? only : { by, plans: merged }
}

function joinedTests(by: 'every' | 'some', tests: readonly RowTest[]): Plan[] {
  const [only] = tests
  if (only === undefined) return []
  if (tests.length === 1) return [{ by: 'row', test: only }]
  const test: RowTest =
    by === 'every' ? (row) => tests.every((each) => each(row)) : (row) => tests.some((each) => each(row))
  return [{ by: 'row', test }]
}

function joinedQueries(by: 'every' | 'some', queries: readonly Query[]): Plan[] {
  const kind = by === 'every' ? 'all' : 'any'
  const questions: { of: Query[]; conditions: number }[] = []
  for (const query of queries) {
    const conditions = conditionsOf(query)
    const last = questions.at(-1)
    if (last !== undefined && last.conditions + conditions <= MOST_CONDITIONS) {
      last.of.push(query)
      last.conditions += conditions
    } else questions.push({ of: [query], conditions })
  }
  return questions.map(({ of }) => {
    const [only] = of
    return { by: 'store', query: only !== undefined && of.length === 1 ? only : { kind, of } }
  })
}
