/** U+01C4 to U+01CC and U+01F1 to U+01F3: of three forms the middle one is the titlecase. */
const DIGRAPHS: readonly (readonly [first: number, title: number])[] = [
  [0x1c4, 0x1c5],
  [0x1c7, 0x1c8],
  [0x1ca, 0x1cb],
  [0x1f1, 0x1f2],
]

/** Characters whose only titlecase is one character, though their uppercase in full has several: with ypogegrammeni. */
const WITH_YPOGEGRAMMENI = /^[\u1f80-\u1faf\u1fb3\u1fc3\u1ff3]$/
/** Georgian letters have uppercase, and are their own titlecase. */
const GEORGIAN = /^[\u10d0-\u10ff]$/

const ASCII = /^[\0-\x7f]*$/

/**
 * The form in which i;unicode-casemap orders strings (RFC 5051 §2): each character in titlecase, then decomposed. It is
 * given as the octets of its UTF-8, one a character, since that is the order in which they stand.
 */
export function collationKey(text: string): string {
  if (ASCII.test(text)) return text.toUpperCase()
  const prepared = Array.from(text.toWellFormed(), (character) => titlecase(character).normalize('NFKD'))
  return Buffer.from(prepared.join('')).toString('latin1')
}

/** The simple titlecase of UnicodeData.txt. */
function titlecase(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const digraph = DIGRAPHS.find(([first]) => code >= first && code <= first + 2)
  if (digraph !== undefined) return String.fromCodePoint(digraph[1])
  if (WITH_YPOGEGRAMMENI.test(character)) return String.fromCodePoint(code < 0x1fb0 ? code | 8 : code + 9)
  if (GEORGIAN.test(character)) return character
  const upper = character.toUpperCase()
  // What has more than one in full has none in UnicodeData.txt.
  return [...upper].length === 1 ? upper : character
}
