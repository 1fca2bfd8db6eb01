import type { BodyPart, HeaderEnvelope, MessageMap } from './structure.ts'

const LF = 0x0a
const CR = 0x0d

const EMPTY_ENVELOPE: HeaderEnvelope = {
  date: null,
  subject: null,
  from: null,
  sender: null,
  replyTo: null,
  to: null,
  cc: null,
  bcc: null,
  inReplyTo: null,
  messageId: null,
}

/** The map of a message of which only its size is known: one leaf of plain text without a header. */
export function unreadMap(size: number, warning: string): MessageMap {
  return plainMap({ headerEnd: 0, size, lines: 0 }, warning)
}

/** The map of a message that could not be taken apart: its header, and all the rest as plain text. */
export function undividedMap(raw: Uint8Array, warning: string): MessageMap {
  const headerEnd = endOfHeader(raw)
  let lines = 0
  for (let at = headerEnd; at < raw.length; at++) if (raw[at] === LF) lines++
  return plainMap({ headerEnd, size: raw.length, lines }, warning)
}

function plainMap(
  { headerEnd, size, lines }: { headerEnd: number; size: number; lines: number },
  warning: string,
): MessageMap {
  const structure: BodyPart = {
    type: 'text',
    subtype: 'plain',
    parameters: [['charset', 'us-ascii']],
    id: null,
    description: null,
    encoding: '7bit',
    header: { start: 0, end: headerEnd },
    body: { start: headerEnd, end: size },
    lines,
    md5: null,
    disposition: null,
    language: [],
    location: null,
    envelope: null,
    children: [],
  }
  const threading = { baseSubject: '', isReply: false, date: null, messageId: null, references: [] }
  return { envelope: EMPTY_ENVELOPE, structure, threading, preview: '', warning }
}

/** After the first empty line; 0 when there is none, for then nobody knows. */
function endOfHeader(raw: Uint8Array): number {
  let line = 0
  for (let at = 0; at < raw.length; at++) {
    if (raw[at] !== LF) continue
    if (at === line || (at === line + 1 && raw[line] === CR)) return at + 1
    line = at + 1
  }
  return 0
}
