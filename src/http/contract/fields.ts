import { Type } from 'typebox'

/** Fields that several resources share. Each carries the description that OpenAPI shows. */

export const Seq = Type.Integer({
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: "The store's one number: it only grows. A cursor over messages and events.",
})

export const Instant = Type.String({
  format: 'date-time',
  description: 'An instant in ISO 8601, UTC: `2026-01-31T12:00:00.000Z`.',
})

export const Octets = Type.Integer({ minimum: 0, description: 'A number of octets.' })

export const Sha256 = Type.String({ description: 'SHA-256 in lower-case hexadecimal.' })

export const InboxName = Type.String({
  minLength: 1,
  maxLength: 255,
  description: "The inbox's name, as the SMTP user name has it.",
})

export const Tag = Type.String({ minLength: 1, maxLength: 255, description: 'A word of your own.' })

export const MessageId = Type.String({
  minLength: 1,
  maxLength: 64,
  description: 'The id that lists and events give.',
})

export const SearchText = Type.String({
  description:
    'A search: `from: to: cc: bcc: subject: body: filename: header:X-Foo= has:attachment has:html is:unread ' +
    'is:flagged tag: larger: smaller: before: after: "a phrase" -not OR`. At most 1 KiB and 50 terms.',
})
