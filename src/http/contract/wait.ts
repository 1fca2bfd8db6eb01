import { type Static, Type } from 'typebox'
import { SearchText } from './fields.ts'
import { Problem } from './problem.ts'
import { MessageSummary } from './summary.ts'

/** Seconds a wait lasts at most, and when nothing is said. */
export const LONGEST_WAIT = 300
export const DEFAULT_WAIT = 30

const text = (what: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: 1024, description: what }))

/** A message matches when every criterion given does; texts are case-insensitive substrings. */
export type WaitQuery = Static<typeof WaitQuery>
export const WaitQuery = Type.Object(
  {
    from: text('In a From address or name.'),
    to: text('In a To address or name.'),
    subject: text('In the subject.'),
    body: text('In the text, or the text of the HTML.'),
    header: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 1024 }), {
        maxItems: 20,
        description: 'Repeatable. `X-Foo`: the field is there; `X-Foo:bar`: and holds `bar`.',
      }),
    ),
    has: Type.Optional(
      Type.Union([Type.Literal('attachment'), Type.Literal('html')], { description: 'What it must have.' }),
    ),
    q: Type.Optional(SearchText),
    after: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: Number.MAX_SAFE_INTEGER,
        description:
          'Only messages whose `seq` is above this cursor; absent, or of another store that has come further than this one: every message of the inbox counts.',
      }),
    ),
    count: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 500, description: 'How many must match; 1 when absent.' }),
    ),
    timeout: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: LONGEST_WAIT,
        description: `Seconds to wait at most; ${DEFAULT_WAIT} when absent, 0 to look once.`,
      }),
    ),
  },
  { additionalProperties: false },
)

export type WaitAnswer = Static<typeof WaitAnswer>
export const WaitAnswer = Type.Object(
  {
    messages: Type.Array(MessageSummary, { description: 'Those that match, oldest first, `count` at most.' }),
    cursor: Type.Integer({
      description:
        'The `seq` of the last message answered: give it as `after` and no message is seen twice or missed.',
    }),
  },
  { title: 'WaitAnswer' },
)

/** A message that came, and which criteria it failed. */
export type NearMiss = Static<typeof NearMiss>
export const NearMiss = Type.Object(
  {
    message: MessageSummary,
    unmatched: Type.Array(Type.String(), {
      description: 'Criteria as given: `subject`, `header=X-Foo:bar`.',
    }),
  },
  { title: 'NearMiss' },
)

/** 408: too few messages matched in time. */
export type WaitTimedOut = Static<typeof WaitTimedOut>
export const WaitTimedOut = Type.Object(
  {
    error: Problem,
    cursor: Type.Integer({ description: 'The `seq` up to which the inbox was looked at.' }),
    matched: Type.Array(MessageSummary, { description: 'Those that did match, fewer than `count`.' }),
    nearMisses: Type.Array(NearMiss, { description: 'Nearest first, at most 20.' }),
  },
  { title: 'WaitTimedOut' },
)
