import type { Reading } from '../command.ts'
import type { SearchKey } from '../grammar/search-key.ts'
import type { Row } from '../view.ts'
import { matching } from './evaluate.ts'
import { type Plan, planOf } from './plan.ts'
import { type SearchSources, sourcesOf } from './sources.ts'

export interface Searched {
  /** In the order of the mailbox. Those that are gone, told or not, do not match. */
  readonly rows: readonly Row[]
  readonly plan: Plan
  readonly sources: SearchSources
}

/** Searches the selected mailbox. */
export async function searched(talk: Reading, program: SearchKey): Promise<Searched> {
  const { selected } = talk
  const { view } = selected
  // RFC 7162 §3.1
  if (asksModseq(program)) talk.enableCondstore()
  const plan = planOf(program, { selected, saved: new Set(selected.saved), now: talk.now() })
  const sources = sourcesOf(talk)
  const there = view.rows().filter(({ uid }) => !view.isGone(uid))
  return { rows: await matching(plan, there, sources), plan, sources }
}

/** Whether modseqs are asked about, and so are told. */
export function asksModseq(program: SearchKey): boolean {
  return keysOf(program).some(({ key }) => key === 'modseq')
}

/** Extensions that a program needs. */
export function extensionsOf(program: SearchKey): readonly string[] {
  return keysOf(program).flatMap((key) => {
    switch (key.key) {
      case 'age':
        return ['WITHIN']
      case 'modseq':
        return ['CONDSTORE']
      case 'email-id':
      case 'thread-id':
        return ['OBJECTID']
      case 'save-dates':
        return ['SAVEDATE']
      case 'date':
        return key.of === 'saved' ? ['SAVEDATE'] : []
      case 'messages':
      case 'uid':
        return key.set === '$' ? ['SEARCHRES'] : []
      default:
        return []
    }
  })
}

/** A program and all that it holds. */
function keysOf(program: SearchKey): SearchKey[] {
  const keys = [program]
  for (const key of keys) for (const inner of innerKeys(key)) keys.push(inner)
  return keys
}

function innerKeys(key: SearchKey): readonly SearchKey[] {
  switch (key.key) {
    case 'and':
      return key.keys
    case 'or':
      return key.either
    case 'not':
      return [key.not]
    default:
      return []
  }
}
