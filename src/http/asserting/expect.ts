import type { EventFeed } from '../../domain/events.ts'
import type { MessageSummary } from '../../domain/message.ts'
import type { Sessions } from '../../store/store.ts'
import { Bell } from './bell.ts'
import type { Expected, Standing } from './expectation.ts'
import { type Evidence, Judge } from './judge.ts'
import { settled } from './settled.ts'

/** Most messages that are looked at of one expectation. */
const MOST = 500

export interface Expecting {
  readonly inbox: string
  readonly after: number
  readonly expected: readonly Expected[]
  readonly quiet: number
  readonly order: boolean
  readonly strict: boolean
  readonly until: AbortSignal
}

interface Sources extends Evidence {
  readonly overdue: AbortSignal
  readonly feed: EventFeed
  readonly sessions: Pick<Sessions, 'bringingMail' | 'subscribe' | 'counts'>
}

/** How it all ended. */
export interface Outcome {
  readonly standings: readonly Standing[]
  readonly unexpected: readonly MessageSummary[]
  /** What is wrong beyond single expectations, in sentences. */
  readonly troubles: readonly string[]
}

/**
 * Waits until all expectations are met, or one cannot be any more. That something did not come is said only once no
 * mail is on its way.
 */
export async function expectAll(sources: Sources, expecting: Expecting): Promise<Outcome> {
  const { inbox, expected, quiet, strict, until } = expecting
  const isFinal = strict || expected.some(({ most }) => most !== null)
  using bell = new Bell(sources.feed, { inbox, until })
  for (;;) {
    const outcome = await look(sources, expecting)
    if (until.aborted || isLost(outcome)) return outcome
    if (outcome.standings.every(isMet)) {
      if (!isFinal) return outcome
      const rest = await settled(sources, { inbox, quiet, until, overdue: sources.overdue })
      const last = await look(sources, expecting)
      if (rest === 'settled') return last
      const stillOpen = 'Sessions that may bring more mail did not come to rest in time.'
      return { ...last, troubles: [...last.troubles, stillOpen] }
    }
    await bell.rung()
  }
}

export function isMet({ expected: { least, most }, messages }: Standing): boolean {
  return messages.length >= least && (most === null || messages.length <= most)
}

export function hasPassed({ standings, unexpected, troubles }: Outcome): boolean {
  return standings.every(isMet) && unexpected.length === 0 && troubles.length === 0
}

/** Whether nothing that still comes can mend it. */
function isLost({ standings, unexpected }: Outcome): boolean {
  return (
    unexpected.length > 0 ||
    standings.some(({ expected: { most }, messages }) => most !== null && messages.length > most)
  )
}

async function look(
  sources: Sources,
  { inbox, after, expected, order, strict }: Expecting,
): Promise<Outcome> {
  const standings = await Promise.all(
    expected.map(async (each) => {
      const { messages } = await each.judge.matching({ inbox, after, limit: MOST })
      return { expected: each, messages }
    }),
  )
  return {
    standings,
    unexpected: strict ? await unmatched(sources, { inbox, after, standings }) : [],
    troubles: order && standings.every(isMet) ? outOfOrder(standings) : [],
  }
}

async function unmatched(
  sources: Sources,
  { inbox, after, standings }: Pick<Expecting, 'inbox' | 'after'> & Pick<Outcome, 'standings'>,
): Promise<readonly MessageSummary[]> {
  const expected = new Set(standings.flatMap(({ messages }) => messages.map(({ id }) => id)))
  const { messages } = await new Judge(sources, []).matching({ inbox, after, limit: MOST })
  return messages.filter(({ id }) => !expected.has(id))
}

/** Each expectation has a message after one of the expectation before it; those that want none are passed over. */
function outOfOrder(standings: readonly Standing[]): string[] {
  let last = 0
  let before = ''
  for (const { expected, messages } of standings) {
    if (expected.most === 0 || messages.length === 0) continue
    const next = messages.find(({ seq }) => seq > last)
    if (next === undefined)
      return [`"${expected.name}" came before "${before}", and should have come after it.`]
    last = next.seq
    before = expected.name
  }
  return []
}
