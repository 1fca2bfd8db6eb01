import { type Static, Type } from 'typebox'

/** What went wrong and what to do. Every answer of status 400 and above has this shape. */
export type Problem = Static<typeof Problem>
export const Problem = Type.Object(
  {
    status: Type.Integer({ description: "The answer's HTTP status." }),
    code: Type.String({ description: 'For programs: `no-such-message`, `bad-request`, `wait-timed-out`.' }),
    message: Type.String({ description: 'For people: what was wrong.' }),
    todo: Type.String({ description: 'For people: what to do about it.' }),
    field: Type.Optional(Type.String({ description: 'The parameter or body field that was wrong.' })),
    request: Type.Optional(
      Type.String({ description: "The request's id, as the server's log has it. Only on failures of ours." }),
    ),
  },
  { title: 'Problem' },
)

export type ProblemAnswer = Static<typeof ProblemAnswer>
export const ProblemAnswer = Type.Object({ error: Problem }, { description: 'A failure.' })
