/** A stretch of plain text; `href` when it is a web address. */
export interface LinkStretch {
  readonly text: string
  readonly href?: string
}

const PREFIXES = ['https://', 'http://'] as const
/** An address ends before any of these (RFC 3986 Appendix C: delimiters around a URL in text). */
const STOP = /[\s<>"`{}|\\^\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u
const TRAILING = new Set(['.', ',', ';', ':', '!', '?', "'", '*', '_', ')', ']'])

/** Splits `text` at its web addresses in one pass: a fixed prefix, then everything up to a stop character. */
export function linked(text: string): readonly LinkStretch[] {
  const stretches: LinkStretch[] = []
  let done = 0
  for (let at = nextPrefix(text, 0); at >= 0; at = nextPrefix(text, done)) {
    const end = endOf(text, at)
    const href = text.slice(at, end)
    if (at > done) stretches.push({ text: text.slice(done, at) })
    stretches.push(
      PREFIXES.includes(href as (typeof PREFIXES)[number]) ? { text: href } : { text: href, href },
    )
    done = end
  }
  if (done < text.length) stretches.push({ text: text.slice(done) })
  return stretches
}

function nextPrefix(text: string, from: number): number {
  for (let at = text.indexOf('http', from); at >= 0; at = text.indexOf('http', at + 4)) {
    if (PREFIXES.some((prefix) => text.startsWith(prefix, at))) return at
  }
  return -1
}

/** Where the address that begins at `start` ends: punctuation that closes the sentence around it is not part of it. */
function endOf(text: string, start: number): number {
  let end = start
  let open = 0
  while (end < text.length && !STOP.test(text.charAt(end))) {
    if (text.charAt(end) === '(') open += 1
    end += 1
  }
  let closed = 0
  for (let at = start; at < end; at += 1) if (text.charAt(at) === ')') closed += 1
  while (end > start && TRAILING.has(text.charAt(end - 1))) {
    const mark = text.charAt(end - 1)
    if (mark === ')') {
      if (closed <= open) break
      closed -= 1
    }
    end -= 1
  }
  return end
}
