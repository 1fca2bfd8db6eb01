import type { Query } from '../../domain/query.ts'
import type { Threading } from '../../domain/structure.ts'
import { threadId } from '../object-ids.ts'
import type { Row } from '../view.ts'
import type { Plan } from './plan.ts'

/** Rows that are looked at before others get their turn; also those that the store is asked about at once. */
const AT_ONCE = 10_000

/** Who answers what the rows do not tell. */
export interface Sources {
  /** Which of these UIDs match. */
  search(query: Query, uids: readonly number[]): Promise<Iterable<number>>
  /** Of each row in this order; `undefined` where there is no such message any more. */
  threading(rows: readonly Row[]): Promise<readonly (Threading | undefined)[]>
  /**
   * Resolves when others had their turn.
   * @param done so many of `all` were looked at
   * @throws PeerGone when nobody waits for the answer any more
   */
  pause(done: number, all: number): Promise<void>
}

/** The rows that match, in the order given. */
export async function matching(plan: Plan, rows: readonly Row[], sources: Sources): Promise<Row[]> {
  const found: Row[] = []
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    await sources.pause(at, rows.length)
    for (const row of await chosen(plan, rows.slice(at, at + AT_ONCE), sources)) found.push(row)
  }
  return found
}

/** Each part looks at what those before it left. Recurses as deep as the plan, which is as deep as the grammar allows. */
async function chosen(plan: Plan, rows: readonly Row[], sources: Sources): Promise<readonly Row[]> {
  if (rows.length === 0) return rows
  switch (plan.by) {
    case 'row':
      return rows.filter(plan.test)
    case 'store': {
      const uids = new Set(
        await sources.search(
          plan.query,
          rows.map(({ uid }) => uid),
        ),
      )
      return rows.filter(({ uid }) => uids.has(uid))
    }
    case 'thread': {
      const threads = await sources.threading(rows)
      return rows.filter((_, at) => {
        const threading = threads[at]
        return threading !== undefined && threadId(threading) === plan.id
      })
    }
    case 'every': {
      let left = rows
      for (const part of plan.plans) left = await chosen(part, left, sources)
      return left
    }
    case 'some': {
      const found = new Set<Row>()
      for (const part of plan.plans) {
        const left = rows.filter((row) => !found.has(row))
        for (const row of await chosen(part, left, sources)) found.add(row)
      }
      return rows.filter((row) => found.has(row))
    }
    case 'not': {
      const found = new Set(await chosen(plan.plan, rows, sources))
      return rows.filter((row) => !found.has(row))
    }
  }
}
