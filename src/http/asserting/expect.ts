import type { EventFeed } from '../../domain/events.ts'
import type { MessageSummary } from '../../domain/message.ts'
import type { Sessions } from '../../store/store.ts'
import { Bell } from './bell.ts'
import type { Expected, Standing } from './expectation.ts'
import { type Evidence, Judge } from './judge.ts'
import { searchedInPart } from './searched-in-part.ts'
import { settled } from './settled.ts'

/** Most messages that are told of one expectation; one more is looked at, for it may be one too many. */
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
  /** Whether nothing that still comes can mend it. */
  readonly isLost: boolean
}

/**
 * Waits until all expectations are met, or one cannot be any more. That something did not come is said only once no
 * mail is on its way.
 */
export async function expectAll(sources: Sources, expecting: Expecting): Promise<Outcome> {
  const { inbox, expected, strict, until } = expecting
  const isFinal = strict || expected.some(({ most }) => most !== null)
  using bell = new Bell(sources.feed, { inbox, until })
  for (;;) {
    const outcome = await look(sources, expecting)
    if (outcome.isLost) return outcome
    if (isComplete(outcome)) return isFinal ? confirmed(sources, expecting) : outcome
    if (until.aborted) return outcome
    await bell.rung()
  }
}

/** The same once no mail is on its way. */
async function confirmed(sources: Sources, expecting: Expecting): Promise<Outcome> {
  const { inbox, quiet, until } = expecting
  const { overdue } = sources
  const rest = await settled(sources, { inbox, quiet, until, overdue })
  const last = await look(sources, expecting)
  if (rest === 'settled' && !overdue.aborted)
    return hasPassed(last) ? { ...last, troubles: await doubts(sources, expecting, last) } : last
  const why =
    rest === 'settled'
      ? 'Not all that came could be looked into in time.'
      : 'Sessions that may bring more mail did not come to rest in time.'
  return { ...last, troubles: [...last.troubles, why] }
}

/** What cannot be said of mail that must not have come. */
async function doubts(
  sources: Sources,
  { inbox, after }: Expecting,
  { standings }: Outcome,
): Promise<readonly string[]> {
  const bounded = standings.filter(({ expected: { most } }) => most !== null)
  const each = bounded.map((one) => searchedInPart(sources, one, { inbox, after }))
  return (await Promise.all(each)).flat()
}

export function isMet({ expected: { least, most }, messages }: Standing): boolean {
  return messages.length >= least && (most === null || messages.length <= most)
}

export function hasPassed({ standings, unexpected, troubles }: Outcome): boolean {
  return standings.every(isMet) && unexpected.length === 0 && troubles.length === 0
}

function isComplete({ standings, troubles }: Outcome): boolean {
  return standings.every(isMet) && troubles.length === 0
}

async function look(
  sources: Sources,
  { inbox, after, expected, order, strict }: Expecting,
): Promise<Outcome> {
  const standings = await Promise.all(
    expected.map(async (each) => {
      const { messages } = await each.judge.matching({ inbox, after, limit: MOST + 1 })
      return { expected: each, messages }
    }),
  )
  const unexpected = strict ? await unmatched(sources, { inbox, after, standings }) : []
  const early = order && standings.every(isMet) ? outOfOrder(standings) : undefined
  return {
    standings,
    unexpected,
    troubles: early === undefined ? [] : [early.trouble],
    isLost: unexpected.length > 0 || standings.some(isTooMany) || early?.isLost === true,
  }
}

async function unmatched(
  sources: Sources,
  { inbox, after, standings }: Pick<Expecting, 'inbox' | 'after'> & Pick<Outcome, 'standings'>,
): Promise<readonly MessageSummary[]> {
  const expected = new Set(standings.flatMap(({ messages }) => messages.map(({ id }) => id)))
  const { messages } = await new Judge(sources, []).matching({ inbox, after, limit: MOST + 1 })
  return messages.filter(({ id }) => !expected.has(id)).slice(0, MOST)
}

function isTooMany({ expected: { most }, messages }: Standing): boolean {
  return most !== null && messages.length > most
}

/**
 * Each expectation has a message after one of the expectation before it; those that want none are passed over.
 * @returns what is wrong, and whether it stays so: one that came too early may come again, unless that were too many
 */
function outOfOrder(
  standings: readonly Standing[],
): { readonly trouble: string; readonly isLost: boolean } | undefined {
  let last = 0
  let before = ''
  for (const { expected, messages } of standings) {
    if (expected.most === 0 || messages.length === 0) continue
    const next = messages.find(({ seq }) => seq > last)
    if (next === undefined) {
      const trouble = `"${expected.name}" should have come after "${before}", and none did.`
      return { trouble, isLost: messages.length === expected.most }
    }
    last = next.seq
    before = expected.name
  }
  return undefined
}
