import { type Static, Type } from 'typebox'
import { TIME_TO_LIVE } from '../../lib/time-units.ts'
import { InboxName, Instant, Octets } from './fields.ts'

const limit = (description: string) =>
  Type.Union([Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }), Type.Null()], { description })

const limits = {
  maxMessages: limit("Most messages kept; null: the server's own limit holds."),
  maxAge: limit("Longest age kept, in seconds; null: the server's own limit holds."),
  maxBytes: limit("Most octets of raw messages kept; null: the server's own limit holds."),
}

const onRetrieve = Type.Union(
  [
    Type.Literal('keep'),
    Type.Literal('mark-read'),
    Type.Literal('archive'),
    Type.Literal('delete'),
    Type.Null(),
  ],
  {
    description:
      'What a POP3 download does to the message: nothing, marks it as read, moves it to the mailbox `Archive`, ' +
      "or removes it; null: the server's own setting.",
  },
)

const imapReadState = Type.Union([Type.Literal('shared'), Type.Literal('private'), Type.Null()], {
  description:
    'Whether IMAP keeps flags as one truth for all, or for each session alone and nowhere else; it holds from the ' +
    "next SELECT on. null: the server's own setting.",
})

const ttl = Type.Union([Type.String({ pattern: TIME_TO_LIVE.source }), Type.Null()], {
  description:
    'How long it is kept after its last mail, login or request, as `90s`, `30m`, `1h` or `7d`; then it goes with all ' +
    'in it, once no session, wait or other request of it is open. null: it stays.',
})

const smtpPort = { minimum: 0, maximum: 65_535 }

export type Inbox = Static<typeof Inbox>
export const Inbox = Type.Object(
  {
    name: InboxName,
    createdAt: Instant,
    declared: Type.Boolean({ description: 'Whether it has a password that is always checked.' }),
    messages: Type.Integer(),
    unread: Type.Integer(),
    bytes: Octets,
    limits: Type.Object(limits),
    onRetrieve,
    imapReadState,
    ttl,
    expiresAt: Type.Union([Instant, Type.Null()], {
      description: 'When it goes, unless it is used before; null: never.',
    }),
    smtpPort: Type.Union([Type.Integer(smtpPort), Type.Null()], {
      description: 'The SMTP port of its own, on which all mail is its; null: it has none.',
    }),
    pruned: Type.Object(
      { count: Type.Integer(), lastAt: Type.Union([Instant, Type.Null()]) },
      { description: 'What retention removed so far.' },
    ),
  },
  { title: 'Inbox' },
)

export type InboxList = Static<typeof InboxList>
export const InboxList = Type.Object({ inboxes: Type.Array(Inbox) }, { title: 'InboxList' })

const password = Type.String({ minLength: 1, maxLength: 255, description: 'Checked by every mail protocol.' })

export type InboxCreate = Static<typeof InboxCreate>
export const InboxCreate = Type.Object(
  {
    name: Type.Optional({
      ...InboxName,
      description: 'As the SMTP user name has it; absent: one that nobody has.',
    }),
    password: Type.Optional(password),
    limits: Type.Optional(Type.Partial(Type.Object(limits), { additionalProperties: false })),
    onRetrieve: Type.Optional(onRetrieve),
    imapReadState: Type.Optional(imapReadState),
    ttl: Type.Optional(ttl),
    smtpPort: Type.Optional(
      Type.Integer({
        ...smtpPort,
        description:
          'Opens an SMTP port on which all mail is its, on the host of the first `--smtp-listen`; 0 asks for any. It ' +
          'closes with the inbox, and opens again when the server starts.',
      }),
    ),
  },
  { additionalProperties: false },
)

/** An absent field stays as it is; `password: null` takes the password away. */
export type InboxChange = Static<typeof InboxChange>
export const InboxChange = Type.Object(
  {
    name: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 255,
        description:
          'Its new name. All in it comes along; inboxes of its labels (`name+label`) stay. Who is logged in by IMAP is told goodbye.',
      }),
    ),
    password: Type.Optional(Type.Union([password, Type.Null()])),
    limits: Type.Optional(Type.Partial(Type.Object(limits), { additionalProperties: false })),
    onRetrieve: Type.Optional(onRetrieve),
    imapReadState: Type.Optional(imapReadState),
    ttl: Type.Optional(ttl),
  },
  { additionalProperties: false, minProperties: 1 },
)
