/** Octets of a block: what is read and laid out at a time of a message of any size. */
export const BLOCK = 32 * 1024
/** How far beyond a block the end of its last line is looked for; RFC 5322 §2.1.1 allows lines of 998 characters. */
const REACH = 4 * 1024

export function blocksOf(size: number): number {
  return Math.max(1, Math.ceil(size / BLOCK))
}

/**
 * The octets to read for a block: from the one before it, which says whether a line begins with it, to as far as its
 * last line may reach.
 */
export function rangeOfBlock(block: number, size: number): { readonly start: number; readonly end: number } {
  return {
    start: Math.max(0, block * BLOCK - 1),
    end: Math.min(size, (block + 1) * BLOCK + REACH),
  }
}

/**
 * The lines that begin in a block, as text; octets that are no UTF-8 show as �. All blocks' texts together are the whole
 * message: a line that is too long is cut between characters.
 *
 * @param octets those of {@link rangeOfBlock}
 */
export function textOfBlock(octets: Uint8Array, block: number, size: number): string {
  const { start } = rangeOfBlock(block, size)
  const last = (block + 1) * BLOCK >= size
  const from = block === 0 ? 0 : lineStart(octets, block * BLOCK - start)
  const to = last ? octets.length : lineStart(octets, (block + 1) * BLOCK - start)
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(octets.subarray(from, to))
}

/** Where the first line begins at or after `at`; where none does soon, the first character. */
function lineStart(octets: Uint8Array, at: number): number {
  const feed = octets.subarray(at - 1, at + REACH - 1).indexOf(0x0a)
  if (feed >= 0) return at + feed
  let start = at
  while (start < at + 3 && ((octets[start] ?? 0) & 0xc0) === 0x80) start += 1
  return start
}
