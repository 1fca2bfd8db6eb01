import { isAscii, isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import libmimeNames from 'libmime/lib/charsets.js'
import { LIMITS } from './limits.ts'
import type { Warn } from './warnings.ts'

/** Charsets that libmime's table of aliases does not have, or not so written. */
const MORE_NAMES =
  /^(?:utf[-_]?(?:16|32)(?:le|be)?|cp[-_]?\d{3,4}|ibm[-_]?\d{3,4}|win(?:dows)?[-_]?\d{3,4}|iso[-_]?8859[-_]?\d{1,2}|latin[-_]?\d{1,2}|viscii|armscii-8|tcvn|mac[a-z]{4,9})$/
const UTF_8 = /^(?:utf-?8|unicode-1-1-utf-8)$/
const ASCII = /^(?:us-ascii|ascii|ansi_x3\.4-1968|7bit|8bit)?$/
const UTF_16 = /^utf[-_]?16/
const iso2022jp = new TextDecoder('iso-2022-jp')
const ISO_2022_JP = /^(?:cs)?iso-?2022-?jp(?:-|$)/

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
  const decode = decoderOf(charset)
  if (decode === undefined) {
    warn(`unknown charset ${charset.slice(0, LIMITS.charsetName)}`)
    return guess(buffer)
  }
  if (UTF_16.test(charset) && buffer.length % 2 === 1) warn(`half a character in ${charset} text`)
  return remarkLosses(decode(buffer).toWellFormed(), charset, warn)
}

/** Text without a known charset: UTF-8 where it is that, else windows-1252, which takes any octet. */
export function guess(bytes: Uint8Array): string {
  const buffer = asBuffer(bytes)
  return isUtf8(buffer) ? decodeUtf8(buffer) : iconv.decode(buffer, 'windows-1252')
}

function decodeUtf8(buffer: Buffer): string {
  const bom = buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf
  return buffer.toString('utf8', bom ? 3 : 0)
}

function decoderOf(charset: string): ((buffer: Buffer) => string) | undefined {
  if (charset.length > LIMITS.charsetName) return undefined
  // iconv-lite has none for it.
  if (ISO_2022_JP.test(charset)) return (buffer) => iso2022jp.decode(buffer)
  const listed = Object.hasOwn(libmimeNames, charset)
  const name = (listed && libmimeNames[charset]) || charset
  const known = (listed || MORE_NAMES.test(charset)) && iconv.encodingExists(name)
  return known ? (buffer) => iconv.decode(buffer, name) : undefined
}

function remarkLosses(text: string, charset: string, warn: Warn): string {
  if (text.includes('\ufffd')) warn(`octets that are not ${charset}`)
  return text
}

/** The same octets, seen as a Buffer. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
