import type { StoredMessage } from '../domain/message.ts'
import type { Routed } from '../domain/routing.ts'
import type { Inspection, Part } from '../mail/inspection.ts'
import type {
  Attachment,
  Envelope,
  MessageDetail,
  MessagePart,
  Routed as RoutedShape,
} from './contract/message.ts'
import { addressShapes, instantOrNull, summaryShape } from './shapes.ts'

/** @param understood the message taken apart, or in words why it could not be: the digest answers then */
export function detailShape(stored: StoredMessage, understood: Inspection | string): MessageDetail {
  const { digest } = stored
  const known = {
    ...summaryShape(stored),
    routedBy: routedShape(stored.routedBy),
    mailbox: stored.mailbox,
    uid: stored.uid,
    sha256: stored.sha256,
    session: stored.session,
    envelope: envelopeShape(stored),
  }
  if (typeof understood === 'string') {
    return {
      ...known,
      headers: digest.headers.map(({ name, value }) => ({ name, value })),
      sender: [],
      replyTo: [],
      cc: addressShapes(digest.cc),
      bcc: addressShapes(digest.bcc),
      date: instantOrNull(digest.date),
      messageId: digest.messageId,
      text: digest.text === '' ? null : digest.text,
      html: null,
      attachments: [],
      structure: [],
      warnings: [...new Set([...digest.warnings, understood])],
    }
  }
  const structure = partShapes(understood.structure)
  return {
    ...known,
    headers: understood.headers.map(({ name, value }) => ({ name, value })),
    sender: addressShapes(understood.sender),
    replyTo: addressShapes(understood.replyTo),
    cc: addressShapes(understood.cc),
    bcc: addressShapes(understood.bcc),
    date: instantOrNull(understood.date),
    messageId: understood.messageId,
    text: understood.text,
    html: understood.html,
    attachments: structure.filter(({ attachment }) => attachment).map(attachmentShape),
    structure,
    warnings: [...new Set([...digest.warnings, ...understood.warnings])],
  }
}

function routedShape(routed: Routed | null): RoutedShape | null {
  if (routed === null) return null
  const { rule, detail, recipients, passedOver } = routed
  return { rule, detail, recipients: recipients && [...recipients], passedOver: [...passedOver] }
}

function envelopeShape({ envelope }: StoredMessage): Envelope {
  return {
    from: envelope.from,
    parameters: { ...envelope.parameters },
    to: envelope.to.map(({ address, parameters }) => ({ address, parameters: { ...parameters } })),
  }
}

/** The tree as a list in the order of a walk; each part names its parent. */
export function partShapes(top: Part): MessagePart[] {
  return partsOf(top).map(({ part, parent }) => ({
    n: part.index,
    parent,
    section: part.section,
    type: part.type,
    parameters: { ...part.parameters },
    disposition: part.disposition,
    name: part.filename,
    cid: part.contentId,
    encoding: part.encoding,
    size: part.size,
    sha256: part.sha256,
    attachment: part.attachment,
  }))
}

/** Every part in the order of a walk, with its parent's index. */
export function partsOf(top: Part): readonly { readonly part: Part; readonly parent: number | null }[] {
  const found: { part: Part; parent: number | null }[] = []
  const left: { part: Part; parent: number | null }[] = [{ part: top, parent: null }]
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    found.push(next)
    for (const child of next.part.children.toReversed()) left.push({ part: child, parent: next.part.index })
  }
  return found
}

function attachmentShape({ n, name, type, size, cid, sha256 }: MessagePart): Attachment {
  return { n, name: name ?? '', type, size: size ?? 0, cid, sha256 }
}
