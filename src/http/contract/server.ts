import { type Static, Type } from 'typebox'
import { InboxName, Instant, Octets } from './fields.ts'

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

export type ServerOption = Static<typeof ServerOption>
export const ServerOption = Type.Object(
  {
    name: Type.String({
      description: 'As on the command line and in the file, without dashes: `smtp-listen`.',
    }),
    chapter: Type.String({ description: 'Where `--help` and the documentation have it.' }),
    value: Type.Union([Type.String(), Type.Null()], {
      description: 'As one would write it; null: not set, or a secret.',
    }),
    set: Type.Boolean({ description: 'Whether it has a value, also one that is not told.' }),
    secret: Type.Boolean(),
    source: Type.Union([
      Type.Literal('default'),
      Type.Literal('file'),
      Type.Literal('environment'),
      Type.Literal('flag'),
    ]),
    where: Type.Union([Type.String(), Type.Null()], {
      description: 'Where it stands: `--max-age`, `SANDPOST_MAX_AGE`, `sandpost.toml:3: max-age`.',
    }),
    default: Type.Union([Type.String(), Type.Null()]),
    description: Type.String({ description: 'What it means, with `code` in backticks.' }),
  },
  { title: 'ServerOption' },
)

const certificate = Type.Object({
  selfSigned: Type.Boolean({
    description: 'Whether it was made at the start; the next start makes another.',
  }),
  fingerprint: Type.String({ description: 'SHA-256, in hexadecimal with colons.' }),
  subject: Type.String(),
  names: Type.String({ description: '`DNS:localhost, IP Address:127.0.0.1`.' }),
  validFrom: Instant,
  validTo: Instant,
})

const ofEach = (description: string) => Type.Union([Type.Integer(), Type.Null()], { description })

const inboxes = Type.Object(
  {
    auto: Type.Boolean({ description: 'Whether an unknown user name makes an inbox.' }),
    declared: Type.Array(InboxName, { description: 'Those of `--inboxes`: they keep name and password.' }),
    limits: Type.Object({
      maxMessages: ofEach('Most messages; null: no limit.'),
      maxAge: ofEach('Longest age, in seconds; null: no limit.'),
      maxBytes: ofEach('Most octets; null: no limit.'),
    }),
    onRetrieve: Type.Union([
      Type.Literal('keep'),
      Type.Literal('mark-read'),
      Type.Literal('archive'),
      Type.Literal('delete'),
    ]),
    imapReadState: Type.Union([Type.Literal('shared'), Type.Literal('private')]),
  },
  { description: 'What holds for an inbox that has no setting of its own.' },
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
    tls: Type.Union([certificate, Type.Null()], {
      description: 'What every TLS listener presents; null: off.',
    }),
    inboxes,
    limits: Type.Object({ maxMessageSize: Octets, list: Type.Integer(), ids: Type.Integer() }),
    options: Type.Array(ServerOption, {
      description: 'Everything it runs with, in the order of the documentation.',
    }),
    warnings: Type.Array(Type.String(), {
      description: 'What whoever runs it should know. Shown by the page.',
    }),
  },
  { title: 'ServerInfo' },
)

export type Health = Static<typeof Health>
export const Health = Type.Object({ status: Type.Literal('ok') })
