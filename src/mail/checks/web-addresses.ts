/** Where an address in text ends (RFC 3986 Appendix C). */
const STOP = /[\s<>"`\\^|\u3000-\u303f\uff00-\uffef]/
/** Punctuation of the sentence around it. */
const CLOSING = new Set([...".,;:!?'*_)]}"])
const LONGEST = 2_048

/** The web addresses in plain text, in order, at most `most`. One pass: a fixed prefix, then up to a stop character. */
export function webAddressesIn(text: string, most: number): string[] {
  const found: string[] = []
  let at = text.indexOf('://')
  while (at >= 0 && found.length < most) {
    const start = text.slice(Math.max(0, at - 5), at).search(/https?$/i)
    const end = endOf(text, at + 3)
    if (start >= 0 && end > at + 3) found.push(text.slice(Math.max(0, at - 5) + start, end))
    at = text.indexOf('://', Math.max(at + 3, end))
  }
  return found
}

function endOf(text: string, from: number): number {
  const ahead = text.slice(from, from + LONGEST)
  const stop = ahead.search(STOP)
  let end = from + (stop < 0 ? ahead.length : stop)
  while (end > from && CLOSING.has(text.charAt(end - 1))) end--
  return end
}
