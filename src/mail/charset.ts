import { isAscii, isUtf8 } from 'node:buffer'
import libmimeCharset from 'libmime/lib/charset.js'
import libmimeNames from 'libmime/lib/charsets.js'
import { LIMITS } from './limits.ts'
import type { Warn } from './warnings.ts'

/** The decoder knows these too, though libmime's table of aliases does not. */
const MORE_NAMES =
  /^(?:utf-(?:16|32)(?:le|be)?|cp\d{3,4}|ibm\d{3,4}|iso-8859-\d{1,2}|viscii|armscii-8|tcvn|iso-2022-jp(?:-[a-z0-9]{1,3})?|mac[a-z]{4,9})$/
const UTF_8 = /^(?:utf-?8|unicode-1-1-utf-8)$/
const ASCII = /^(?:us-ascii|ascii|ansi_x3\.4-1968|7bit|8bit)?$/
const UTF_16 = /^utf-?16/
const iso2022jp = new TextDecoder('iso-2022-jp')
const ISO_2022_JP = /^iso-2022-jp(?:-|$)/

/**
 * `bytes` as Unicode. Total: octets that the charset does not know become U+FFFD, and an unknown charset is read as
 * UTF-8 where the octets are that, else as windows-1252; both are remarked. UTF-7 counts as unknown, since it hides
 * markup from whoever looks for `<`.
 *
 * @param name as declared; empty when nothing was
 */
export function decodeCharset(bytes: Uint8Array, name: string, warn: Warn): string {
  const buffer = asBuffer(bytes)
  const charset = name.trim().toLowerCase()
  if (isAscii(buffer) && (UTF_8.test(charset) || ASCII.test(charset))) return buffer.toString('latin1')
  if (UTF_8.test(charset)) return remarkLosses(decodeUtf8(buffer), charset, warn)
  if (ASCII.test(charset)) {
    if (charset !== '') warn(`octets above 127 in ${charset} text`)
    return guess(buffer)
  }
  if (!isKnown(charset)) {
    warn(`unknown charset ${charset.slice(0, LIMITS.charsetName)}`)
    return guess(buffer)
  }
  if (UTF_16.test(charset) && buffer.length % 2 === 1) warn(`half a character in ${charset} text`)
  return remarkLosses(decodeKnown(buffer, charset).toWellFormed(), charset, warn)
}

/** Text without a known charset: UTF-8 where it is that, else windows-1252, which takes any octet. */
export function guess(bytes: Uint8Array): string {
  const buffer = asBuffer(bytes)
  return isUtf8(buffer) ? decodeUtf8(buffer) : libmimeCharset.decode(buffer, 'windows-1252')
}

function decodeUtf8(buffer: Buffer): string {
  const bom = buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf
  return buffer.toString('utf8', bom ? 3 : 0)
}

function decodeKnown(buffer: Buffer, charset: string): string {
  // libmime drops what it cannot read here; the platform's decoder marks it, and is eight times as fast.
  if (ISO_2022_JP.test(charset)) return iso2022jp.decode(buffer)
  return libmimeCharset.decode(buffer, charset)
}

function isKnown(charset: string): boolean {
  if (charset.length > LIMITS.charsetName) return false
  const normal = libmimeCharset.normalizeCharset(charset).toLowerCase()
  return Object.hasOwn(libmimeNames, normal) || MORE_NAMES.test(normal)
}

function remarkLosses(text: string, charset: string, warn: Warn): string {
  if (text.includes('\ufffd')) warn(`octets that are not ${charset}`)
  return text
}

/** The same octets, seen as a Buffer. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
