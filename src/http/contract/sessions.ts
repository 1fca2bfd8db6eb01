import { type Static, Type } from 'typebox'
import { Instant } from './fields.ts'

const EndPoint = Type.Object({ address: Type.String(), port: Type.Integer() })

const summary = {
  id: Type.String(),
  protocol: Type.Union([
    Type.Literal('smtp'),
    Type.Literal('lmtp'),
    Type.Literal('pop3'),
    Type.Literal('imap'),
  ]),
  startedAt: Instant,
  endedAt: Type.Union([Instant, Type.Null()], { description: 'null while the connection is open.' }),
  remote: Type.Union([EndPoint, Type.Null()], { description: 'null for a Unix socket.' }),
  local: EndPoint,
  tls: Type.Union([
    Type.Object({
      version: Type.String(),
      cipher: Type.String(),
      serverName: Type.Union([Type.String(), Type.Null()], { description: 'Server name asked for (SNI).' }),
    }),
    Type.Null(),
  ]),
  clientName: Type.Union([Type.String(), Type.Null()], {
    description: 'Argument of EHLO, HELO or LHLO; what ID says in IMAP.',
  }),
  login: Type.Union([Type.String(), Type.Null()], { description: 'The inbox it logged in to.' }),
  messages: Type.Array(Type.String(), { description: 'Ids of the messages it produced.' }),
  ending: Type.Union([Type.String(), Type.Null()], { description: 'How it ended, in a few words.' }),
  truncated: Type.Boolean({ description: 'Whether lines were left out of the transcript.' }),
}

export type SessionSummary = Static<typeof SessionSummary>
export const SessionSummary = Type.Object(summary, { title: 'SessionSummary' })

export type SessionList = Static<typeof SessionList>
export const SessionList = Type.Object(
  { sessions: Type.Array(SessionSummary, { description: 'Newest first; open ones included.' }) },
  { title: 'SessionList' },
)

export type TranscriptLine = Static<typeof TranscriptLine>
export const TranscriptLine = Type.Object(
  {
    at: Type.Number({ description: 'Milliseconds since the session began.' }),
    from: Type.Union([Type.Literal('C'), Type.Literal('S'), Type.Literal('*')], {
      description: 'Client, server, or a remark of ours.',
    }),
    text: Type.String({ description: 'Secrets masked, bodies as `<n octets>`.' }),
  },
  { title: 'TranscriptLine' },
)

export type Session = Static<typeof Session>
export const Session = Type.Object(
  { ...summary, transcript: Type.Array(TranscriptLine) },
  { title: 'Session' },
)

export type SessionListQuery = Static<typeof SessionListQuery>
export const SessionListQuery = Type.Object(
  {
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 500, description: 'Most sessions; 50 when absent.' }),
    ),
    before: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 64,
        description: 'Only those older than the session of this id.',
      }),
    ),
  },
  { additionalProperties: false },
)
