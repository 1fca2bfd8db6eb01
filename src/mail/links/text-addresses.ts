import { LIMITS } from '../limits.ts'

/** An address in plain text, and where it stands. */
export interface TextAddress {
  /** Whole: line breaks within `<…>` are taken out. */
  readonly url: string
  /** Where its scheme begins in the text, and where what stands for it ends. */
  readonly start: number
  readonly end: number
}

/** Where an address in text ends (RFC 3986 Appendix C). */
const STOP = /[\s<>"`\\^|\0-\x1f\x7f\u201c-\u201f\u2026\u3000-\u303f\uff00-\uffef«»]/
/** Punctuation of the sentence around it. */
const CLOSING = new Set('.,;:!?')
/** What is closed behind an address only where it was opened before. */
const PAIRS = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
])
/** Marks that stand on both sides, as `**https://…**` has them. */
const MARKS = new Set("*_'~")
/** What begins an address; it is looked for backwards, from its colon. */
const SCHEME = /[a-z][a-z0-9+.-]{0,30}$/i
/** Words of scripts without spaces that go on behind an address: letters may begin behind a delimiter only. */
const GLUED =
  /(?<![/=?&#_.~+%\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Hangul}\p{sc=Thai}-])[\p{sc=Han}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]|(?<![\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}])\p{sc=Hiragana}/u

/**
 * The addresses with `://` in plain text, in order, at most `most`. One pass: what lies ahead of a scheme is looked at
 * up to a limit, and the search goes on behind it.
 */
export function* addressesInText(text: string, most: number): Generator<TextAddress> {
  let left = most
  let from = 0
  for (let at = text.indexOf('://'); at >= 0 && left > 0; at = text.indexOf('://', Math.max(at + 3, from))) {
    const start = schemeStart(text, at, from)
    if (start === undefined) continue
    const address = bracketed(text, start, at + 3) ?? bare(text, start, at + 3)
    from = address.end
    if (address.url.length <= at + 3 - start) continue
    left--
    yield address
  }
}

/** @param from what is before it belongs to another address */
function schemeStart(text: string, colon: number, from: number): number | undefined {
  const before = text.slice(Math.max(from, colon - 31), colon)
  const scheme = SCHEME.exec(before)?.[0]
  if (scheme === undefined) return undefined
  // Words are put before an address without a space: `xhttps` is no scheme.
  const web = /https?$/i.exec(scheme)?.[0]
  return colon - (web ?? scheme).length
}

/** `<https://…>` may be broken over lines: nothing else is within. */
function bracketed(text: string, start: number, host: number): TextAddress | undefined {
  if (!/<(?:URL:)?$/i.test(text.slice(Math.max(0, start - 5), start))) return undefined
  const ahead = text.slice(host, host + LIMITS.linkUrl)
  const close = ahead.search(/[<>"]/)
  if (ahead[close] !== '>') return undefined
  const lines = ahead.slice(0, close).split(/[ \t]*\r?\n[ \t]*/)
  if (lines.some((line) => line === '' || /\s/.test(line))) return undefined
  return { url: text.slice(start, host) + lines.join(''), start, end: host + close }
}

function bare(text: string, start: number, host: number): TextAddress {
  const ahead = text.slice(host, host + LIMITS.linkUrl)
  const stop = ahead.search(STOP)
  const run = stop < 0 ? ahead : ahead.slice(0, stop)
  // Half an address leads elsewhere.
  if (run.length >= LIMITS.linkUrl - 64) return { url: '', start, end: host + run.length }
  const glued = run.search(GLUED)
  const whole = glued < 0 ? run : run.slice(0, glued)
  const end = host + trimmed(whole, text.charAt(start - 1)).length
  return { url: text.slice(start, end), start, end }
}

/** Without what belongs to the sentence. @param before the character before the address */
function trimmed(run: string, before: string): string {
  if (run === '') return run
  const balance = new Map([...PAIRS].map(([close, open]) => [close, tally(run, open) - tally(run, close)]))
  let end = run.length
  for (; end > 0; end--) {
    const last = run.charAt(end - 1)
    const open = balance.get(last)
    if (open !== undefined) {
      if (open >= 0) break
      balance.set(last, open + 1)
    } else if (!CLOSING.has(last) && !(MARKS.has(last) && last === before)) break
  }
  return run.slice(0, end)
}

function tally(text: string, character: string): number {
  let count = 0
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count++
  return count
}
