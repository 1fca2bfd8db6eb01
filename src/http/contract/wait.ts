import { type Static, Type } from 'typebox'
import { SearchText } from './fields.ts'
import { Code, Link } from './findings.ts'
import { Problem, ProblemAnswer } from './problem.ts'
import { SessionSummary } from './sessions.ts'
import { MessageSummary, RoutedBy } from './summary.ts'

/** Seconds a wait lasts at most, and when nothing is said. */
export const LONGEST_WAIT = 300
export const DEFAULT_WAIT = 30

const text = (what: string) =>
  Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 1024,
      description: `${what} A substring, whatever its case; \`~\` before it makes it a pattern of RE2.`,
    }),
  )

/** What it must have; one of them, or several with commas. */
export const HAVINGS = ['link', 'code', 'attachment', 'html'] as const

/** What can be asked of a message: it matches when every criterion given does. */
export const CRITERIA = {
  from: text('In a From address or name.'),
  to: text('In a To address or name.'),
  subject: text('In the subject.'),
  body: text('In the first 65,536 characters of the text, or of the text of the HTML.'),
  header: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 1024 }), {
      maxItems: 20,
      description:
        'Repeatable. `X-Foo`: the field is there; `X-Foo:bar`: and holds `bar`; `X-Foo:~b.r`: and matches that.',
    }),
  ),
  has: Type.Optional(
    Type.Union(
      [Type.String({ maxLength: 100 }), Type.Array(Type.String({ maxLength: 100 }), { maxItems: 4 })],
      {
        description: `What it must have, with commas: ${HAVINGS.map((name) => `\`${name}\``).join(', ')}.`,
      },
    ),
  ),
  exact: Type.Optional(
    Type.Union([Type.Boolean(), Type.Literal('true'), Type.Literal('false')], {
      description:
        'Whether texts and header values must be the whole of it, to the letter: of From and To the address of one, whose ' +
        'domain may be written in any case; white space around a body or value is not counted. A pattern must then match all.',
    }),
  ),
  q: Type.Optional(SearchText),
} as const

export type Criteria = Static<typeof Criteria>
export const Criteria = Type.Object(CRITERIA, { additionalProperties: false })

export const Duration = (what: string) =>
  Type.Optional(
    Type.Union([Type.Number({ minimum: 0 }), Type.String({ minLength: 1, maxLength: 20 })], {
      description: `${what} \`500ms\`, \`30s\`, \`2m\`, or a number of seconds.`,
    }),
  )

/** How a request is held. */
export const HELD = {
  after: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      description:
        'Only messages whose `seq` is above this cursor; absent, or of another store that has come further than this one: every message of the inbox counts.',
    }),
  ),
  timeout: Duration(
    `How long to wait, at most ${LONGEST_WAIT} s; ${DEFAULT_WAIT} s when absent, 0 to look once.`,
  ),
  hold: Type.Optional(
    Type.Literal('redirect', {
      description:
        '`redirect`: after 25 s answers 303 to itself for the rest of the time, before a proxy gives up; `curl -L` follows.',
    }),
  ),
} as const

export const Count = Type.Optional(
  Type.Integer({ minimum: 1, maximum: 500, description: 'How many must match; 1 when absent.' }),
)

export type WaitQuery = Static<typeof WaitQuery>
export const WaitQuery = Type.Object({ ...CRITERIA, ...HELD, count: Count }, { additionalProperties: false })

/** A message that was waited for, with what people act on in it. */
export type AwaitedMessage = Static<typeof AwaitedMessage>
export const AwaitedMessage = Type.Intersect(
  [MessageSummary, Type.Object({ links: Type.Array(Link), codes: Type.Array(Code) })],
  { title: 'AwaitedMessage' },
)

export type WaitAnswer = Static<typeof WaitAnswer>
export const WaitAnswer = Type.Object(
  {
    messages: Type.Array(AwaitedMessage, { description: 'Those that match, oldest first, `count` at most.' }),
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
    seq: Type.Integer(),
    subject: Type.String(),
    why: Type.Array(Type.String(), {
      description: 'A sentence for each: `subject is "Welcome", wanted to contain "Reset"`.',
    }),
    unmatched: Type.Array(Type.String(), {
      description: 'Criteria as given: `subject`, `header=X-Foo:bar`, `has=link`.',
    }),
    message: MessageSummary,
  },
  { title: 'NearMiss' },
)

/** A message that came to another inbox. */
export type Elsewhere = Static<typeof Elsewhere>
export const Elsewhere = Type.Object(
  {
    inbox: Type.String(),
    routedBy: Type.Union([RoutedBy, Type.Null()], { description: 'Why it went there.' }),
    unmatched: Type.Array(Type.String(), { description: 'Nothing when it is what was waited for.' }),
    message: MessageSummary,
  },
  { title: 'Elsewhere' },
)

/** A session that may tell why nothing came. */
export type WaitSession = Static<typeof WaitSession>
export const WaitSession = Type.Intersect(
  [
    Type.Pick(SessionSummary, ['id', 'protocol', 'failure', 'ending', 'login', 'remote', 'startedAt']),
    Type.Object({
      lastLines: Type.Array(Type.String(), {
        description: 'The end of its transcript: `C: QUIT`, `S: 221 …`.',
      }),
    }),
  ],
  { title: 'WaitSession' },
)

/** 408: too few messages matched in time. */
export type WaitTimedOut = Static<typeof WaitTimedOut>
export const WaitTimedOut = Type.Object(
  {
    error: Problem,
    criteria: Type.Record(Type.String(), Type.Unknown(), {
      description: 'What was asked for, as it was given.',
    }),
    cursor: Type.Integer({ description: 'The `seq` up to which the inbox was looked at.' }),
    matched: Type.Array(MessageSummary, { description: 'Those that did match, fewer than `count`.' }),
    nearMisses: Type.Array(NearMiss, { description: 'Nearest first, at most 20.' }),
    elsewhere: Type.Array(Elsewhere, {
      description:
        'What came to other inboxes: those that match all criteria, else those that fail the fewest; at most 10.',
    }),
    sessions: Type.Array(WaitSession, {
      description:
        'SMTP sessions since the cursor that failed, and the last one of the inbox; newest first, at most 10.',
    }),
  },
  { title: 'WaitTimedOut' },
)

/** What a held request may answer beside what was waited for. */
export const HELD_ANSWERS = {
  303: Type.Null({ description: 'With `hold=redirect`: ask again there.' }),
  408: WaitTimedOut,
  400: ProblemAnswer,
  404: ProblemAnswer,
  503: ProblemAnswer,
} as const
