import { type Static, Type } from 'typebox'
import { InboxName, Instant, Octets } from './fields.ts'

const EndPoint = Type.Object({ address: Type.String(), port: Type.Integer() })

const SessionProtocol = Type.Union([
  Type.Literal('smtp'),
  Type.Literal('lmtp'),
  Type.Literal('pop3'),
  Type.Literal('imap'),
])

export type Certificate = Static<typeof Certificate>
export const Certificate = Type.Object(
  {
    subject: Type.String({ description: 'As `CN=localhost, O=Example`; empty when it names nobody.' }),
    issuer: Type.String(),
    fingerprint: Type.String({ description: 'SHA-256 in hexadecimal with colons.' }),
    validUntil: Instant,
  },
  { title: 'Certificate' },
)

export type SessionFailure = Static<typeof SessionFailure>
export const SessionFailure = Type.Union(
  [
    Type.Literal('login'),
    Type.Literal('tls'),
    Type.Literal('refused'),
    Type.Literal('mistakes'),
    Type.Literal('slow'),
    Type.Literal('lost'),
    Type.Literal('internal'),
  ],
  {
    description:
      'The first thing that went wrong. `login`: refused, or missing where it is required, and none was taken afterwards; ' +
      '`tls`: the handshake failed, or the client left right after it without a word; `refused`: the connection was not wanted at all; `mistakes`: what the client said ' +
      'could not be understood, or too much of it was wrong; `slow`: it stopped within a message, or took nothing; ' +
      '`lost`: the connection broke, or ended within a message; `internal`: a failure of ours.',
  },
)

const summary = {
  id: Type.String(),
  protocol: SessionProtocol,
  startedAt: Instant,
  endedAt: Type.Union([Instant, Type.Null()], { description: 'null while the connection is open.' }),
  remote: Type.Union([EndPoint, Type.Null()], { description: 'null for a Unix socket.' }),
  local: EndPoint,
  tls: Type.Union([
    Type.Object({
      version: Type.String(),
      cipher: Type.String(),
      serverName: Type.Union([Type.String(), Type.Null()], { description: 'Server name asked for (SNI).' }),
      certificate: Type.Union([Certificate, Type.Null()], { description: 'What the server presented.' }),
    }),
    Type.Null(),
  ]),
  clientName: Type.Union([Type.String(), Type.Null()], {
    description: 'Argument of EHLO, HELO or LHLO; what ID says in IMAP.',
  }),
  login: Type.Union([Type.String(), Type.Null()], { description: 'The inbox it logged in to.' }),
  messages: Type.Array(Type.String(), { description: 'Ids of the messages it produced.' }),
  ending: Type.Union([Type.String(), Type.Null()], { description: 'How it ended, in a few words.' }),
  failure: Type.Union([SessionFailure, Type.Null()]),
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
    octets: Type.Union([Octets, Type.Null()], {
      description:
        'How long it was on the wire, its end counted, before TLS and compression. null for remarks and secrets.',
    }),
  },
  { title: 'TranscriptLine' },
)

export type Session = Static<typeof Session>
export const Session = Type.Object(
  { ...summary, transcript: Type.Array(TranscriptLine) },
  { title: 'Session' },
)

const filter = {
  protocol: Type.Optional(SessionProtocol),
  inbox: Type.Optional(InboxName),
  state: Type.Optional(
    Type.Union([Type.Literal('open'), Type.Literal('ended'), Type.Literal('failed')], {
      description: '`failed`: whatever has a `failure`, also while it is still open.',
    }),
  ),
  q: Type.Optional(
    Type.String({
      maxLength: 1024,
      description: "Stands in the client's address, its name, the login or the ending; case does not matter.",
    }),
  ),
}

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
    ...filter,
  },
  { additionalProperties: false },
)

export type SessionEventsQuery = Static<typeof SessionEventsQuery>
export const SessionEventsQuery = Type.Object(filter, { additionalProperties: false })

/** One event of `/v1/sessions/events`: the JSON in its `data:`. Its `type` is also the `event:`. */
export type SessionEvent = Static<typeof SessionEvent>
export const SessionEvent = Type.Union(
  [
    Type.Object({
      type: Type.Union([
        Type.Literal('session.begun'),
        Type.Literal('session.changed'),
        Type.Literal('session.ended'),
      ]),
      session: SessionSummary,
    }),
    Type.Object(
      { type: Type.Literal('session.other'), id: Type.String() },
      { description: 'It has changed and is not, or no longer, what was asked for.' },
    ),
    Type.Object(
      { type: Type.Literal('sessions.missed') },
      { description: 'More happened than could be told: list them anew.' },
    ),
  ],
  { title: 'SessionEvent' },
)
