import { type Static, Type } from 'typebox'
import { MessageId, Seq } from './fields.ts'
import { Code, Link } from './findings.ts'
import { Problem } from './problem.ts'
import { Count, CRITERIA, HELD } from './wait.ts'

export type CodeQuery = Static<typeof CodeQuery>
export const CodeQuery = Type.Object({ ...CRITERIA, ...HELD, count: Count }, { additionalProperties: false })

/** Which link of a message. */
export const LINK_CRITERIA = {
  text: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 1024,
      description: 'In what the link shows, whatever its case; `~` before it makes it a pattern of RE2.',
    }),
  ),
  kind: Type.Optional(Link.properties.kind),
} as const

export type LinkQuery = Static<typeof LinkQuery>
export const LinkQuery = Type.Object(
  { ...CRITERIA, ...HELD, count: Count, ...LINK_CRITERIA },
  { additionalProperties: false },
)

/** Where a candidate stands. */
const InMessage = Type.Object({
  message: Type.Object({ id: MessageId, seq: Seq, subject: Type.String() }),
})

export type CodeCandidate = Static<typeof CodeCandidate>
export const CodeCandidate = Type.Intersect([Code, InMessage])
export type LinkCandidate = Static<typeof LinkCandidate>
export const LinkCandidate = Type.Intersect([Link, InMessage])

/** 409: not exactly one fits. */
export type NotOneCode = Static<typeof NotOneCode>
export const NotOneCode = Type.Object(
  { error: Problem, candidates: Type.Array(CodeCandidate) },
  { title: 'NotOneCode' },
)
export type NotOneLink = Static<typeof NotOneLink>
export const NotOneLink = Type.Object(
  { error: Problem, candidates: Type.Array(LinkCandidate) },
  { title: 'NotOneLink' },
)
