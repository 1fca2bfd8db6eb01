import type { OctetRange } from '../grammar/section.ts'

/** Octets of known number that are read when they are asked for. */
export interface Octets {
  readonly length: number
  /** From `start` up to, not including, `end`. */
  read(start: number, end: number): AsyncIterable<Uint8Array>
}

/** Octets that are in memory. */
export function inMemory(octets: Uint8Array): Octets {
  return { length: octets.length, read: (start, end) => once(octets.subarray(start, end)) }
}

async function* once(octets: Uint8Array): AsyncGenerator<Uint8Array> {
  if (octets.length > 0) yield octets
}

/** Where a partial begins and ends in so many octets: past the end there are none (RFC 9051 §6.4.5). */
export function clipped(partial: OctetRange | undefined, length: number): { start: number; end: number } {
  if (partial === undefined) return { start: 0, end: length }
  const start = Math.min(partial.offset, length)
  return { start, end: Math.min(start + partial.length, length) }
}

/** Of octets that come from their beginning on, those from `start` up to `end`; what comes after is not read. */
export async function* slice(
  chunks: AsyncIterable<Uint8Array>,
  start: number,
  end: number,
): AsyncGenerator<Uint8Array> {
  let at = 0
  if (start >= end) return
  for await (const chunk of chunks) {
    const piece = chunk.subarray(Math.max(0, start - at), Math.max(0, end - at))
    if (piece.length > 0) yield piece
    at += chunk.length
    if (at >= end) return
  }
}
