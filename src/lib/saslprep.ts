/** RFC 3454 §C.1.2: they become ASCII's space. U+200B, which §B.1 holds too, is one of them. */
const SPACES = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]/gu
/** RFC 3454 §B.1: they become nothing. */
const NOTHING = /\u00ad|\u034f|\u1806|[\u180b-\u180d]|\u200c|\u200d|\u2060|[\ufe00-\ufe0f]|\ufeff/gu
/** RFC 3454 §C.2 to §C.9, without what the two above and NFKC have taken away. */
const PROHIBITED: readonly RegExp[] = [
  /[\p{Cc}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}]/u,
  /[\u06dd\u070f\u180e\u2028\u2029\u2061-\u2063\ufff9-\ufffd]|[\u{1d173}-\u{1d17a}]/u,
  /[\u2ff0-\u2ffb\u200e\u200f\u202a-\u202e\u206a-\u206f]|\u{e0001}|[\u{e0020}-\u{e007f}]/u,
]
/** Letters written from right to left (RFC 3454 §D.1), and the others (§D.2). */
const RIGHT_TO_LEFT = /(?=\p{L})[\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}]/u
const LEFT_TO_RIGHT = /(?=\p{L})[^\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}]/u

/**
 * A user name or password by SASLprep, as a query: unassigned code points are allowed (RFC 4013). Normalised by the
 * Unicode of this Node, where the RFC has 3.2; and in text of both directions only letters count, not marks and digits.
 * @returns `undefined` when it holds what is prohibited; the empty text when nothing is left of it
 */
export function saslPrepared(text: string): string | undefined {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  const prepared = text.replace(SPACES, ' ').replace(NOTHING, '').normalize('NFKC')
  if (PROHIBITED.some((pattern) => pattern.test(prepared))) return undefined
  return isOneDirection(prepared) ? prepared : undefined
}

/** RFC 3454 §6: text from right to left begins and ends so, and holds no other letter. */
function isOneDirection(text: string): boolean {
  if (!RIGHT_TO_LEFT.test(text)) return true
  const letters = [...text]
  return (
    !LEFT_TO_RIGHT.test(text) &&
    RIGHT_TO_LEFT.test(letters[0] ?? '') &&
    RIGHT_TO_LEFT.test(letters.at(-1) ?? '')
  )
}
