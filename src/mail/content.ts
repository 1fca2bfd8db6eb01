import { decodeCharset } from './charset.ts'
import { unflow } from './flowed.ts'
import type { Entity } from './structure.ts'
import { transferDecoder } from './transfer.ts'
import type { Warn } from './warnings.ts'

/** Octets decoded at a time, so that a limit is noticed early and no copy of a large body is held. */
const PIECE = 64 * 1024

/** Calls `take` with the decoded octets of a part's body, piece by piece, until it answers `false`. */
export function eachDecodedPiece(
  raw: Buffer,
  part: Entity,
  warn: Warn,
  take: (octets: Uint8Array) => boolean,
): void {
  const decoder = transferDecoder(part.encoding)
  const { start, end } = part.body
  let wanted = true
  for (let at = start; at < end && wanted; at += PIECE) {
    wanted = take(decoder.push(raw.subarray(at, Math.min(at + PIECE, end))))
  }
  if (wanted) take(decoder.end())
  if (decoder.flawed) warn(`flawed ${part.encoding} encoding`)
}

/**
 * A text part as Unicode, everything else about it unchanged but for `format=flowed`; at most `limit` octets of it are
 * decoded.
 */
export function partText(raw: Buffer, part: Entity, limit: number, warn: Warn): string {
  const octets = firstOctets(raw, part, limit, warn)
  const text = decodeCharset(octets, part.parameters.charset ?? '', warn)
  const flowed = part.type === 'text/plain' && part.parameters.format?.toLowerCase() === 'flowed'
  return flowed ? unflow(text, part.parameters.delsp?.toLowerCase() === 'yes') : text
}

/** Octets of a part's body after its transfer encoding is undone. */
export function decodedSize(raw: Buffer, part: Entity, warn: Warn): number {
  let size = 0
  eachDecodedPiece(raw, part, warn, (octets) => {
    size += octets.length
    return true
  })
  return size
}

function firstOctets(raw: Buffer, part: Entity, limit: number, warn: Warn): Buffer {
  const pieces: Uint8Array[] = []
  let length = 0
  eachDecodedPiece(raw, part, warn, (octets) => {
    pieces.push(octets)
    length += octets.length
    return length <= limit
  })
  if (length > limit) warn(`${part.type} cut at ${limit} octets`)
  return Buffer.concat(pieces, Math.min(length, limit))
}
