import { CLOSE_BRACE, OPEN, OPEN_BRACE, PLUS, SPACE, TILDE, ZERO } from './octets.ts'

/** What the end of a line says of the octets that follow it. */
export interface Announcement {
  /** Octets that follow. Above 2^53 - 1 it is rounded, and too big for anyone. */
  readonly length: number
  /** Whether the client waits for a continuation request. */
  readonly sync: boolean
  /** A literal8 (RFC 3516 §4.4), which may hold NUL. */
  readonly binary: boolean
  /** Octets of the line before the announcement. */
  readonly end: number
}

/** Digits of the largest number64. */
const MOST_DIGITS = 19
const LARGEST = 9_223_372_036_854_775_807n

/**
 * The literal that a line announces at its end: `{5}`, `{5+}` (RFC 7888 §3), `~{5}` or `~{5+}` (RFC 4466 §3). What is no
 * number64 announces nothing: `{-1}`, `{}`, `{+}`, `{99999999999999999999}` (I05). Nor does `a{3}` (I02): a literal follows
 * a space or a parenthesis, so that a client which waits can be answered at once; what one sends unasked is passed over.
 * @param line without its CRLF
 */
export function literalAt(line: Buffer): Announcement | undefined {
  const close = line.length - 1
  if (line[close] !== CLOSE_BRACE) return undefined
  const sync = line[close - 1] !== PLUS
  const after = sync ? close : close - 1
  let first = after
  while (first > 0 && isDigit(line[first - 1])) first--
  if (first === after || line[first - 1] !== OPEN_BRACE) return undefined
  const length = number64(line, first, after)
  if (length === undefined) return undefined
  const binary = line[first - 2] === TILDE
  const end = binary ? first - 2 : first - 1
  if (sync && line[end - 1] !== SPACE && line[end - 1] !== OPEN) return undefined
  return { length, sync, binary, end }
}

function number64(line: Buffer, first: number, after: number): number | undefined {
  let significant = first
  while (significant < after - 1 && line[significant] === ZERO) significant++
  if (after - significant > MOST_DIGITS) return undefined
  const value = BigInt(line.toString('latin1', significant, after))
  return value > LARGEST ? undefined : Number(value)
}

function isDigit(octet: number | undefined): boolean {
  return octet !== undefined && octet >= ZERO && octet <= ZERO + 9
}
