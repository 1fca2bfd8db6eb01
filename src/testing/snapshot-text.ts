import { createHash } from 'node:crypto'
import type { MailFields, MailHeader } from './mail-fields.ts'
import { Masks } from './masks.ts'
import { isOwnName } from './own-name.ts'

/** Fields that the way of a mail adds, and not the program under test. */
const OF_THE_WAY = /^(?:received|return-path|delivered-to|dkim-signature|arc-.*|authentication-results)$/i
const IDS = /^(?:message-id|in-reply-to|references)$/i
const BOUNDARY = /(\bboundary=)("[^"]*"|[^\s;]+)/gi

/**
 * A mail as a text to compare with that of another run. Dates, ids, boundaries, tokens, codes and ports of this machine
 * and the name of a test's own inbox are masked, each with a number that is the same wherever it stands; style sheets stand as a hash.
 */
export function snapshotText(mail: MailFields): string {
  const masks = new Masks()
  const codes = mail.codes.map(({ written }) => written).filter((written) => written !== '')
  // Whoever sends to inbox.address has its name in the mail.
  const own = isOwnName(mail.inbox) ? [mail.inbox] : []
  const replaced = (text: string, kind: string, found: readonly string[]) =>
    found.reduce((rest, one) => rest.replaceAll(one, () => masks.of(kind, one)), text)
  const masked = (text: string) => masks.mask(replaced(replaced(text, 'inbox', own), 'code', codes))
  const fields = mail.headers.filter(({ name }) => !OF_THE_WAY.test(name))
  return [
    ...fields.map((field) => `${field.name}: ${fieldValue(field, masks, masked)}`),
    ...envelopeLines(mail, masked),
    ...mail.attachments.map(({ name, type }) => `Attachment: ${masked(JSON.stringify(name))} ${type}`),
    ...body('text', mail.text === null ? null : masked(mail.text)),
    ...body('html', mail.html === null ? null : masked(withoutStyles(mail.html))),
  ].join('\n')
}

function fieldValue({ name, value }: MailHeader, masks: Masks, masked: (text: string) => string): string {
  if (/^date$/i.test(name)) return masks.of('date', value)
  if (IDS.test(name)) return value.replace(/[^\s<>]+@[^\s<>]+|<[^<>]*>/g, (id) => masks.of('id', id))
  if (/^content-type$/i.test(name))
    return value.replace(BOUNDARY, (_, key: string, boundary: string) => key + masks.of('boundary', boundary))
  return masked(value)
}

/** Recipients that no field names: those who are copied blindly. */
function envelopeLines({ bcc }: MailFields, masked: (text: string) => string): readonly string[] {
  return bcc.length === 0 ? [] : [`Blind copies: ${masked(bcc.map(({ address }) => address).join(', '))}`]
}

function body(title: string, text: string | null): readonly string[] {
  if (text === null) return []
  return ['', `--- ${title}`, ...text.split(/\r?\n/).map((line) => line.trimEnd())]
}

function withoutStyles(html: string): string {
  return html
    .replace(
      /(<style\b[^>]*>)([\s\S]*?)(<\/style)/gi,
      (_, open: string, css: string, close: string) => open + hashed(css) + close,
    )
    .replace(
      /(\sstyle\s*=\s*)("[^"]*"|'[^']*')/gi,
      (_, key: string, css: string) => `${key}"${hashed(css.slice(1, -1))}"`,
    )
}

/** White space that no browser minds does not count. */
function hashed(css: string): string {
  const text = css.replace(/\s+/g, ' ').trim()
  return `css:${createHash('sha256').update(text).digest('hex').slice(0, 8)}`
}
