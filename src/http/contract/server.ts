import { type Static, Type } from 'typebox'
import { Octets } from './fields.ts'

export type Listener = Static<typeof Listener>
export const Listener = Type.Object(
  {
    protocol: Type.String({
      description: '`smtp`, `smtps`, `lmtp`, `pop3`, `pop3s`, `imap`, `imaps`, `http`.',
    }),
    address: Type.String({ description: '`127.0.0.1:1025`, `[::1]:1025` or `unix:/path.sock`.' }),
    tls: Type.Union([Type.Literal('off'), Type.Literal('starttls'), Type.Literal('implicit')]),
  },
  { title: 'Listener' },
)

/** What runs here. */
export type ServerInfo = Static<typeof ServerInfo>
export const ServerInfo = Type.Object(
  {
    version: Type.String(),
    listeners: Type.Array(Listener),
    store: Type.Object({
      place: Type.String({ description: 'As the user names it: `sqlite:/data/sandpost.db`, `memory:`.' }),
      durability: Type.String({ description: 'How much a 250 promises, as read back from the database.' }),
      seq: Type.Integer(),
      indexedSeq: Type.Integer(),
      messages: Type.Integer(),
      bytes: Octets,
      trouble: Type.Union([Type.String(), Type.Null()], { description: 'Why nothing can be kept now.' }),
    }),
    auth: Type.Object({
      smtp: Type.Union([Type.Literal('optional'), Type.Literal('required')]),
      token: Type.Boolean({ description: 'Whether `--http-token` guards the API and the page.' }),
    }),
    limits: Type.Object({ maxMessageSize: Octets, list: Type.Integer(), ids: Type.Integer() }),
    warnings: Type.Array(Type.String(), {
      description: 'What whoever runs it should know. Shown by the page.',
    }),
  },
  { title: 'ServerInfo' },
)

export type Health = Static<typeof Health>
export const Health = Type.Object({ status: Type.Literal('ok') })
