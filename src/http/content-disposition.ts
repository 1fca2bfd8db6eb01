const LONGEST_NAME = 150
/** What file systems or shells take for something else, controls and disguises among it. */
const RISKY =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"'*/:;<>?\\|%\u2044\u2215\uff0f\uff3c]/g
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

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

function safeName(name: string): string {
  const flat = name
    .toWellFormed()
    .replace(RISKY, '_')
    .replace(/^[.\s_]+|[.\s]+$/g, '')
  const short = [...flat].slice(0, LONGEST_NAME).join('')
  return DEVICE.test(short) ? `_${short}` : short
}
