import { type Static, Type } from 'typebox'

const Remarks = Type.Array(Type.String(), {
  description: 'Which limits stopped the reading: what lies beyond was not looked at.',
})

/** Where an address leads, and what it is for. */
export type Link = Static<typeof Link>
export const Link = Type.Object(
  {
    url: Type.String({
      description:
        'Whole and decoded: entities, transfer encoding and soft line breaks are undone. http, https, mailto, and schemes of apps. Untrusted.',
    }),
    text: Type.String({
      description:
        'What the link shows, alternative texts of images too; in plain text the words before it. May be empty. Untrusted.',
    }),
    texts: Type.Array(Type.String(), {
      description: 'All that it shows where the address stands several times; the first is `text`.',
    }),
    kind: Type.Union(
      [
        Type.Literal('verify'),
        Type.Literal('reset'),
        Type.Literal('magic'),
        Type.Literal('invite'),
        Type.Literal('unsubscribe'),
        Type.Literal('other'),
      ],
      {
        description:
          '`verify` an address or account, `reset` a password, `magic`: signs in, accept an `invite`, `unsubscribe`; `other` when in doubt.',
      },
    ),
    from: Type.Array(Type.Union([Type.Literal('html'), Type.Literal('text'), Type.Literal('header')]), {
      description: '`header`: List-Unsubscribe.',
    }),
  },
  { title: 'Link' },
)

/** A one-time code or a PIN. */
export type Code = Static<typeof Code>
export const Code = Type.Object(
  {
    value: Type.String({
      description: 'In ASCII, digits without what groups them: `123456`, `ABCD-1234`.',
    }),
    written: Type.String({ description: 'As it stands there: `123 456`, `１２３４５６`.' }),
    line: Type.String({ description: 'The line in which it stands, cut. Untrusted.' }),
    from: Type.Array(Type.Union([Type.Literal('subject'), Type.Literal('html'), Type.Literal('text')])),
  },
  { title: 'Code' },
)

export type MessageLinks = Static<typeof MessageLinks>
export const MessageLinks = Type.Object(
  {
    links: Type.Array(Link, {
      description: 'Each address once: those of the HTML, of the text, of List-Unsubscribe.',
    }),
    remarks: Remarks,
  },
  { title: 'MessageLinks' },
)

export type MessageCodes = Static<typeof MessageCodes>
export const MessageCodes = Type.Object(
  {
    codes: Type.Array(Code, {
      description: 'Each value once. What may be another number is left out.',
    }),
    remarks: Remarks,
  },
  { title: 'MessageCodes' },
)
