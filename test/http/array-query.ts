import type { StoredMessage } from '../../src/domain/message.ts'
import type { Query, TextField } from '../../src/domain/query.ts'

/** Whether a message of the array store matches; texts are case-insensitive substrings. */
export function matches(query: Query, message: StoredMessage): boolean {
  switch (query.kind) {
    case 'all':
      return query.of.every((each) => matches(each, message))
    case 'any':
      return query.of.some((each) => matches(each, message))
    case 'not':
      return !matches(query.query, message)
    case 'text':
      return holds(textOf(query.field, message), query.text)
    case 'header':
      return message.digest.headers.some(
        ({ name, value }) => name.toLowerCase() === query.name.toLowerCase() && holds(value, query.text),
      )
    case 'fields':
      return message.digest.headers.some(({ name, value }) => holds(`${name}: ${value}`, query.text))
    case 'content':
      return holds(message.digest.text, query.text)
    case 'sent':
      return false
    case 'has':
      return query.what === 'html' ? message.digest.hasHtml : message.attachments > 0
    case 'is':
      return {
        unread: !message.seen,
        read: message.seen,
        flagged: message.flagged,
        unflagged: !message.flagged,
      }[query.what]
    case 'tag':
      return message.tags.includes(query.tag)
    case 'larger':
      return message.size > query.octets
    case 'smaller':
      return message.size < query.octets
    case 'after':
      return message.receivedAt >= query.at
    case 'before':
      return message.receivedAt < query.at
  }
}

function holds(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase())
}

function textOf(field: TextField, { digest }: StoredMessage): string {
  const addresses = (which: 'from' | 'to' | 'cc' | 'bcc') =>
    digest[which].map(({ name, address }) => `${name} ${address}`).join('\n')
  const texts = {
    from: addresses('from'),
    to: addresses('to'),
    cc: addresses('cc'),
    bcc: addresses('bcc'),
    subject: digest.subject,
    body: digest.text,
    filename: digest.attachments.map(({ name }) => name).join('\n'),
  }
  return field === 'any' ? Object.values(texts).join('\n') : texts[field]
}
