/** Web addresses; runs of scripts that put no space between words; other words. */
const PIECES =
  /https?:\/\/[^\s<>"]+|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー]+|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}])[\p{L}\p{N}\p{M}])+/giu
const UNSPACED =
  /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー]/u
/** What hyphens and joins words without being seen. */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]|\u034f/g
/** Characters that are divided into words at once, and in all: a dictionary is asked. */
const RUN = 500
const DIVIDED = 64 * 1024

/**
 * The different words of `text` without regard to case, in the order they come; web addresses are left out. At most
 * `most` characters are read. Languages without spaces are divided by the platform's dictionaries (UAX 29 §4).
 */
export function wordsOf(text: string, most: number): ReadonlySet<string> {
  const words = new Set<string>()
  const divider = new Intl.Segmenter('ja', { granularity: 'word' })
  let left = DIVIDED
  for (const [piece] of text.slice(0, most).replace(UNSEEN, '').normalize('NFKC').matchAll(PIECES)) {
    if (piece.includes('://')) continue
    if (!UNSPACED.test(piece)) words.add(piece.toLowerCase())
    else if (left > 0) {
      left -= piece.length
      for (let at = 0; at < Math.min(piece.length, DIVIDED); at += RUN)
        for (const { segment } of divider.segment(piece.slice(at, at + RUN))) words.add(segment)
    }
  }
  return words
}
