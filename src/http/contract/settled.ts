import { type Static, Type } from 'typebox'
import { Seq } from './fields.ts'
import { Problem } from './problem.ts'
import { SessionSummary } from './sessions.ts'
import { Duration, HELD } from './wait.ts'

/** How long nothing must have come when nothing else is said, in milliseconds. */
export const DEFAULT_QUIET = 150

export type Mark = Static<typeof Mark>
export const Mark = Type.Object(
  { cursor: Seq },
  { title: 'Mark', description: 'Whatever comes from now on is above it.' },
)

export type SettledQuery = Static<typeof SettledQuery>
export const SettledQuery = Type.Object(
  {
    quiet: Duration(
      `For how long nothing may have come, on top of \`timeout\`; ${DEFAULT_QUIET} ms when absent.`,
    ),
    after: HELD.after,
    timeout: HELD.timeout,
  },
  { additionalProperties: false },
)

export type Settled = Static<typeof Settled>
export const Settled = Type.Object(
  {
    cursor: Seq,
    messages: Type.Integer({ description: 'How many messages of the inbox are above `after`.' }),
  },
  { title: 'Settled' },
)

/** 408: sessions stayed at work. */
export type NotSettled = Static<typeof NotSettled>
export const NotSettled = Type.Object(
  {
    error: Problem,
    open: Type.Array(SessionSummary, { description: 'Those that may still bring mail.' }),
  },
  { title: 'NotSettled' },
)
