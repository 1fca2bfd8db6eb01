import type { MailFields } from './mail-fields.ts'

/** As in a mail client: no script, no frame, nothing from the network, images only of the mail's own. */
const POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; media-src data:; object-src 'none'"

const HEAD = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">`

/**
 * The mail as a document for the browser under test.
 * @param html the server's document with the images in it; `null` when the mail has no HTML
 */
export function documentOf({ subject, text }: MailFields, html: string | null): string {
  const title = `<title>${escaped(subject)}</title>`
  if (html === null) return `${HEAD}${title}<pre style="white-space:pre-wrap">${linked(text ?? '')}</pre>`
  // The server's page opens links elsewhere; a test wants to follow them.
  return HEAD + title + html.replace(/^<!doctype html>(?:<base target="_blank">)?/i, '')
}

function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}])/)
    .map((piece, at) => (at % 2 === 0 ? escaped(piece) : `<a href="${escaped(piece)}">${escaped(piece)}</a>`))
    .join('')
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
}
