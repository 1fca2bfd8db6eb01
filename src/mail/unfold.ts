import { isUtf8 } from 'node:buffer'
import { guess } from './charset.ts'
import type { ByteRange } from './inspection.ts'

const BEYOND_ASCII = /[\x80-\xff]/
const LINE_ENDS_AND_NUL = /[\r\n\0]/g

/**
 * A field's value on one line (RFC 5322 §2.2.3), without white space around it; UTF-8 (RFC 6532) is read as that, other
 * octets above 127 as windows-1252. CR, LF and NUL are dropped.
 */
export function unfold(raw: Buffer, { start, end }: ByteRange): string {
  const octets = raw.toString('latin1', start, end)
  const text = BEYOND_ASCII.test(octets) ? decode(raw.subarray(start, end)) : octets
  return trimGaps(oneLine(text))
}

/** As {@link unfold}, with the octets as they are, one a character (latin1). */
export function unfoldOctets(raw: Buffer, { start, end }: ByteRange): string {
  return trimGaps(oneLine(raw.toString('latin1', start, end)))
}

/** `text` without CR, LF and NUL: nothing decoded can make a new line of a header. */
export function oneLine(text: string): string {
  return text.replace(LINE_ENDS_AND_NUL, '')
}

/** `text` without spaces and tabs around it; by hand, since a pattern for the end takes quadratic time. */
export function trimGaps(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isGap(text.charCodeAt(start))) start++
  while (end > start && isGap(text.charCodeAt(end - 1))) end--
  return text.slice(start, end)
}

function decode(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : guess(bytes)
}

function isGap(code: number): boolean {
  return code === 0x20 || code === 0x09
}
