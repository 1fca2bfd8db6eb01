import type { Envelope } from '../../../domain/envelope.ts'
import type { Address, Digest, MessageFacts, MessageSummary, PartTexts } from '../../../domain/message.ts'
import { fold } from '../../../domain/search/fold.ts'
import { type MapColumns, packMap } from '../maps/row.ts'
import { fieldLines } from '../search/field-lines.ts'

/** What a message's row of `digests` begins with; a list shows it. */
export type IndexedSummary = Pick<MessageSummary, 'from' | 'to' | 'subject' | 'attachments' | 'preview'>

/** One message's rows, named as the tables of the index name them. */
export interface IndexRows extends MapColumns {
  readonly seq: number
  readonly summary: string
  readonly digest: string
  readonly text: string
  readonly attachments: number
  readonly html: number
  readonly sentDay: number | null
  readonly subject: string
  readonly sender: string
  readonly recipient: string
  readonly copy: string
  readonly blind: string
  readonly filename: string
  /** As `fieldLines` writes them. */
  readonly headers: string
  /** The same of the parts, and their folded text; both empty when there is nothing. */
  readonly partHeaders: string
  readonly partText: string
}

export function rowsOf(seq: number, facts: MessageFacts, envelope: Envelope): IndexRows {
  const { digest, parts, map, sentDay } = facts
  const { text, ...rest } = digest
  const summary: IndexedSummary = {
    from: digest.from,
    to: digest.to,
    subject: digest.subject,
    attachments: digest.attachments.length,
    preview: digest.preview,
  }
  return {
    seq,
    summary: JSON.stringify(summary),
    digest: JSON.stringify(rest),
    text,
    attachments: digest.attachments.length,
    html: digest.hasHtml ? 1 : 0,
    sentDay,
    subject: fold(digest.subject),
    sender: lines(digest.from.map(written)),
    recipient: lines(digest.to.map(written)),
    copy: lines(digest.cc.map(written)),
    blind: lines([...digest.bcc.map(written), ...blindRecipients(digest, envelope)]),
    filename: lines(digest.attachments.map((attachment) => attachment.name)),
    headers: fieldLines(digest.headers),
    partHeaders: fieldLines(parts.headers),
    partText: fold(parts.text),
    ...packMap(map),
  }
}

/** The texts of parts of a message that could not be parsed. */
export const NO_PARTS: PartTexts = { headers: [], text: '' }

/** The digest of a message that could not be parsed. */
export function emptyDigest(warning: string): Digest {
  return {
    subject: '',
    from: [],
    to: [],
    cc: [],
    bcc: [],
    date: null,
    messageId: '',
    preview: '',
    text: '',
    headers: [],
    attachments: [],
    hasHtml: false,
    warnings: [warning],
  }
}

/** Recipients of the envelope that stand in none of the address headers: whom Bcc named before it was taken off. */
function blindRecipients(digest: Digest, envelope: Envelope): string[] {
  const named = new Set([...digest.to, ...digest.cc, ...digest.bcc].map(({ address }) => fold(address)))
  return envelope.to.map(({ address }) => address).filter((address) => !named.has(fold(address)))
}

function written({ name, address }: Address): string {
  return name === '' ? address : `${name} <${address}>`
}

/** Folded texts hold no line end, so no search matches across two of them. */
function lines(texts: readonly string[]): string {
  return texts.map(fold).join('\n')
}
