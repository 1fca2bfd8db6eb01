import type { Warn } from './warnings.ts'

const LF = 0x0a
const LONGEST_LINE = 998

/**
 * Where the header block begins: after a byte order mark and after the `From ` line of a mailbox file, neither of which
 * belongs to a message. Both are remarked.
 */
export function messageStart(raw: Buffer, warn: Warn): number {
  let start = 0
  if (raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf) {
    warn('begins with a byte order mark')
    start = 3
  }
  if (raw.toString('latin1', start, start + 5) !== 'From ') return start
  warn('begins with a From line, as in a mailbox file')
  const end = raw.indexOf(LF, start)
  return end < 0 ? raw.length : end + 1
}

/** Remarks what RFC 5322 §2.1.1 and §2.2 forbid in a message as a whole. */
export function remarkOctets(raw: Buffer, warn: Warn): void {
  if (hasLongLine(raw)) warn(`line longer than ${LONGEST_LINE} octets`)
  if (raw.includes(0)) warn('NUL octet in message')
}

/** Jumps from line end to line end, each as far as a line may reach. */
function hasLongLine(raw: Buffer): boolean {
  let line = 0
  while (raw.length - line > LONGEST_LINE) {
    const end = raw.lastIndexOf(LF, line + LONGEST_LINE + 1)
    if (end < line) return true
    if (end === line + LONGEST_LINE + 1 && raw[end - 1] !== 0x0d) return true
    line = end + 1
  }
  return false
}
