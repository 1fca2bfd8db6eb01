import { Cursor } from './cursor.ts'
import { GrammarError } from './grammar-error.ts'
import { readSection, type Section } from './section.ts'

/** An IMAP URL that names a message, or a part of one (RFC 5092), as CATENATE takes them (RFC 4469 §3). */
export interface MessageUrl {
  /** What stands before the path: `undefined` when the URL is relative, for this server and this user. */
  readonly authority: string | undefined
  /** In Unicode; INBOX in upper case. */
  readonly mailbox: string
  readonly uidValidity: number | undefined
  readonly uid: number
  readonly section: Section | undefined
  /** URL-PARTIAL (RFC 5550); without a length it goes to the end. */
  readonly partial: { readonly offset: number; readonly length: number | undefined } | undefined
}

const LARGEST = 4_294_967_295
/** What follows the mailbox, each with the slash before it; `UIDVALIDITY` has none. */
const SHAPE =
  /^(?:imap:\/\/([^/]*))?\/([^;]+?)\/?(?:;UIDVALIDITY=([1-9]\d{0,9}))?\/;UID=([1-9]\d{0,9})(?:\/;SECTION=([^;/]+))?(?:\/;PARTIAL=(\d{1,15})(?:\.([1-9]\d{0,14}))?)?$/i

/** @returns `undefined` when it is malformed, or names something else: `NO [BADURL]` */
export function parseMessageUrl(url: string): MessageUrl | undefined {
  const [, authority, path = '', validity, id = '', section, offset, length] = SHAPE.exec(url) ?? []
  const mailbox = percentDecoded(path)
  const uid = Number(id)
  const uidValidity = validity === undefined ? undefined : Number(validity)
  const spec = section === undefined ? undefined : sectionOf(section)
  if (!mailbox || uid > LARGEST || (uidValidity ?? 0) > LARGEST) return undefined
  if (section !== undefined && spec === undefined) return undefined
  return {
    authority,
    mailbox: /^inbox$/i.test(mailbox) ? 'INBOX' : mailbox.normalize('NFC'),
    uidValidity,
    uid,
    section: spec,
    partial:
      offset === undefined
        ? undefined
        : { offset: Number(offset), length: length === undefined ? undefined : Number(length) },
  }
}

/** The same as in `BODY[…]`, with `%` for what a URL can't hold. */
function sectionOf(encoded: string): Section | undefined {
  const text = percentDecoded(encoded)
  if (text === undefined) return undefined
  const cursor = new Cursor([{ text: Buffer.from(`[${text}]`) }], { rev2: true, utf8Accept: true })
  try {
    const section = readSection(cursor)
    return cursor.done ? section : undefined
  } catch (error) {
    if (error instanceof GrammarError) return undefined
    throw error
  }
}

function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
