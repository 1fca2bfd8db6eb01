import { type Static, Type } from 'typebox'
import { Seq } from './fields.ts'
import { LINK_CRITERIA } from './only-one.ts'
import { DEFAULT_QUIET } from './settled.ts'
import { MessageSummary } from './summary.ts'
import { CRITERIA, Duration, HELD, NearMiss } from './wait.ts'

const Most = Type.Integer({ minimum: 1, maximum: 500 })

/** What should have come; messages count for every expectation that they meet. */
export type Expectation = Static<typeof Expectation>
export const Expectation = Type.Object(
  {
    name: Type.Optional(
      Type.String({ minLength: 1, maxLength: 255, description: 'For the diff; its number when absent.' }),
    ),
    ...CRITERIA,
    link: Type.Optional(
      Type.Union([Type.Literal(true), Type.Object(LINK_CRITERIA, { additionalProperties: false })], {
        description: 'Such a link is in it.',
      }),
    ),
    code: Type.Optional(Type.Literal(true, { description: 'A code is in it.' })),
    count: Type.Optional(
      Type.Union(
        [
          Most,
          Type.Object(
            { min: Type.Optional(Most), max: Type.Optional(Most) },
            { additionalProperties: false },
          ),
        ],
        { description: 'How many, exactly, or from `min` to `max`; one or more when absent.' },
      ),
    ),
    none: Type.Optional(
      Type.Literal(true, { description: 'No such message may come, in place of `count`.' }),
    ),
  },
  { title: 'Expectation', additionalProperties: false },
)

export type ExpectBody = Static<typeof ExpectBody>
export const ExpectBody = Type.Object(
  {
    after: HELD.after,
    timeout: HELD.timeout,
    quiet: Duration(
      `Where something must not come: for how long nothing may have come before it is said so, on top of \`timeout\`; ${DEFAULT_QUIET} ms when absent.`,
    ),
    expect: Type.Array(Expectation, { minItems: 1, maxItems: 50 }),
    order: Type.Optional(
      Type.Boolean({ description: 'Whether they must have come in this order, each after the one before.' }),
    ),
    strict: Type.Optional(Type.Boolean({ description: 'Whether nothing else may have come.' })),
  },
  { additionalProperties: false },
)

export type ExpectResult = Static<typeof ExpectResult>
export const ExpectResult = Type.Object(
  {
    name: Type.String(),
    pass: Type.Boolean(),
    wanted: Type.String({ description: 'In words: `1 message or more with subject "Reset"`.' }),
    got: Type.Integer({ description: 'How many matched.' }),
    messages: Type.Array(MessageSummary, { description: 'Those that matched, oldest first.' }),
    nearMisses: Type.Array(NearMiss, { description: 'When too few came: nearest first, at most 20.' }),
  },
  { title: 'ExpectResult' },
)

/** Whether all came as expected: the status is 200 either way. */
export type ExpectAnswer = Static<typeof ExpectAnswer>
export const ExpectAnswer = Type.Object(
  {
    pass: Type.Boolean(),
    cursor: Seq,
    diff: Type.String({ description: 'For people: what differs, a line each. Empty when all passed.' }),
    results: Type.Array(ExpectResult, { description: 'In the order of the expectations.' }),
    unexpected: Type.Array(MessageSummary, {
      description: 'With `strict`: what came and nobody expected, at most 500.',
    }),
  },
  { title: 'ExpectAnswer' },
)
