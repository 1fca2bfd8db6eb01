import { LIMITS } from '../limits.ts'
import type { Check } from './check.ts'
import { counted } from './counted.ts'
import { Places } from './places.ts'

const LF = 0x0a
const CR = 0x0d
/** Octets of a line without its end (RFC 5322 §2.1.1). */
const MOST = 998

export const longLines: Check<'long-line'> = {
  id: 'long-line',
  severity: 'problem',
  title: 'Length of lines',
  finds: `Lines of more than ${MOST} octets in the raw message (RFC 5322 §2.1.1).`,
  why: 'Servers on the way refuse the mail or break the line, in the middle of a tag or a link, and signatures no longer fit.',
  todo: 'Encode the part as quoted-printable or base64; fold long header fields.',
  look: ({ message: { raw } }) => {
    const places = new Places()
    let longest = 0
    let line = 1
    let start = 0
    for (let at = 0; at <= raw.length; at++) {
      if (at < raw.length && raw[at] !== LF) continue
      const length = at - start - (raw[at - 1] === CR && at > start ? 1 : 0)
      if (length > MOST) {
        longest = Math.max(longest, length)
        places.add({
          part: 'raw',
          line,
          excerpt: raw.toString('utf8', start, Math.min(at, start + LIMITS.checkExcerpt)),
        })
      }
      line++
      start = at + 1
    }
    if (places.total === 0) return null
    const message = `${counted(places.total, 'line is', 'lines are')} longer than ${MOST} octets, the longest has ${longest}.`
    return { message, figures: { longest, most: MOST }, places }
  },
}
