import type { MessagePart } from '../api/types.ts'

/** How the page can show a part; `pdf` and `none`: not at all. */
export type PreviewKind = 'image' | 'calendar' | 'text' | 'pdf' | 'none'

/** Images that the server serves as what they are; any other is octets to it, and so no image to a browser. */
const IMAGES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])
/** Text by another name; `+json` and `+xml` say it themselves (RFC 6839). */
const TEXTS =
  /^(?:text\/|message\/|application\/(?:json|xml|javascript|x-yaml|yaml|sql|x-sh)$)|\+(?:json|xml)$/

type Described = Pick<MessagePart, 'type' | 'size'> & { readonly name: string | null }

export function previewKind({ type, name, size }: Described): PreviewKind {
  // A multipart that was taken apart has no octets of its own.
  if (size === null) return 'none'
  if (IMAGES.has(type)) return 'image'
  if (type === 'application/pdf') return 'pdf'
  if (type === 'text/calendar' || (/\.ics$/i.test(name ?? '') && !type.startsWith('image/')))
    return 'calendar'
  return TEXTS.test(type) ? 'text' : 'none'
}

/** Text of a part in the charset that it names; UTF-8 where that is none a browser knows. */
export function decodedText(octets: Uint8Array, charset: string | undefined): string {
  return decoderFor(charset).decode(octets)
}

function decoderFor(charset = 'utf-8') {
  try {
    return new TextDecoder(charset)
  } catch {
    return new TextDecoder()
  }
}
