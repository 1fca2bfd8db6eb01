import { type Static, Type } from 'typebox'

/** The stable names of the checks. */
const CheckId = Type.Union(
  [
    Type.Literal('placeholder'),
    Type.Literal('missing-value'),
    Type.Literal('no-subject'),
    Type.Literal('long-subject'),
    Type.Literal('preheader'),
    Type.Literal('no-text-part'),
    Type.Literal('text-differs'),
    Type.Literal('link-private'),
    Type.Literal('link-relative'),
    Type.Literal('link-blocked'),
    Type.Literal('link-empty'),
    Type.Literal('link-misleading'),
    Type.Literal('link-insecure'),
    Type.Literal('image-alt'),
    Type.Literal('html-size'),
    Type.Literal('from-missing'),
    Type.Literal('sender-missing'),
    Type.Literal('bcc-visible'),
    Type.Literal('date-missing'),
    Type.Literal('date-far'),
    Type.Literal('message-id'),
    Type.Literal('long-line'),
    Type.Literal('list-unsubscribe'),
    Type.Literal('one-click-unsubscribe'),
  ],
  { description: 'The stable name of the check.' },
)

const Severity = Type.Union([Type.Literal('problem'), Type.Literal('warning'), Type.Literal('hint')], {
  description:
    '`problem`: people get something broken. `warning`: some of them do. `hint`: it could be better.',
})

/** Where a finding is. Its texts came in mail: untrusted, and cut. */
export type CheckPlace = Static<typeof CheckPlace>
export const CheckPlace = Type.Object(
  {
    part: Type.Union([
      Type.Literal('header'),
      Type.Literal('text'),
      Type.Literal('html'),
      Type.Literal('raw'),
    ]),
    header: Type.Optional(Type.String({ description: 'Name of the header field.' })),
    line: Type.Optional(Type.Integer({ description: 'Line of the raw message, the first is 1.' })),
    excerpt: Type.Optional(Type.String({ description: 'What stands there. Untrusted.' })),
    found: Type.Optional(Type.String({ description: 'The stretch that is meant. Untrusted.' })),
    link: Type.Optional(
      Type.String({ description: 'Where a link leads to, or where an image comes from. Untrusted.' }),
    ),
  },
  { title: 'CheckPlace' },
)

export type CheckFinding = Static<typeof CheckFinding>
export const CheckFinding = Type.Object(
  {
    id: CheckId,
    severity: Severity,
    title: Type.String({ description: 'What was looked at, in English.' }),
    message: Type.String({ description: 'What was found, in English.' }),
    todo: Type.String({ description: 'What to do about it, in English.' }),
    reason: Type.Union([Type.String(), Type.Null()], {
      description: 'Which of the ways in which it can be; null where there is one only.',
    }),
    figures: Type.Record(Type.String(), Type.Number(), {
      description: 'The numbers of `message`, by name.',
    }),
    total: Type.Integer({ description: 'How many places there are; 0 where the whole message is meant.' }),
    places: Type.Array(CheckPlace, { description: 'The first of them, at most 10.' }),
  },
  { title: 'CheckFinding' },
)

const CheckName = Type.Object({ id: CheckId, title: Type.String() })

/** What the checks say of a message. Every check is in `findings`, `passed` or `notApplicable`. */
export type MessageChecks = Static<typeof MessageChecks>
export const MessageChecks = Type.Object(
  {
    problems: Type.Integer({ description: 'How many findings are of that severity; so for the next two.' }),
    warnings: Type.Integer(),
    hints: Type.Integer(),
    findings: Type.Array(CheckFinding, { description: 'The gravest first.' }),
    passed: Type.Array(CheckName, { description: 'What was looked at and is well.' }),
    notApplicable: Type.Array(CheckName, { description: 'Checks of what the message does not have.' }),
    remarks: Type.Array(Type.String(), {
      description: 'Which limits stopped the reading: what lies beyond was not checked.',
    }),
  },
  { title: 'MessageChecks' },
)
