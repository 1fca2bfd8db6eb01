import { safeName } from './file-names.ts'

/**
 * `attachment` with a file name that came from a stranger (RFC 6266 §4.1): one plain ASCII form for old readers and one
 * in UTF-8 (RFC 8187 §3.2), both without path, quote, backslash, control or disguising character.
 *
 * @param fallback the name when nothing of it is left
 */
export function attachmentDisposition(name: string, fallback: string): string {
  const safe = safeName(name) || fallback
  const ascii = safe.replace(/[^\x20-\x7e]/g, '_')
  const utf8 = encodeURIComponent(safe).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`
}
