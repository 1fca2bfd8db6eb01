const WILD = /[\\%_]/g
/** FTS5 allows 256 levels of AND; beyond a few dozen trigrams more do not narrow the choice. */
const MOST_TRIGRAMS = 32

/** The LIKE pattern, for `ESCAPE '\'`, of everything that holds these folded texts one after another. */
export function likePattern(...folded: readonly string[]): string {
  return `%${folded.map((text) => text.replace(WILD, '\\$&')).join('%')}%`
}

/**
 * The FTS5 expression of all texts that may hold `folded`: its trigrams, each quoted, so nothing in them is an
 * operator. `undefined` when it is shorter than three characters.
 */
export function trigramExpression(folded: string): string | undefined {
  const grams = [...new Set(trigrams(folded))]
  if (grams.length === 0) return undefined
  const step = Math.max(1, grams.length / MOST_TRIGRAMS)
  const chosen = Array.from(
    { length: Math.min(grams.length, MOST_TRIGRAMS) },
    (_, index) => grams[Math.floor(index * step)] ?? '',
  )
  return chosen.map((gram) => `"${gram.replaceAll('"', '""')}"`).join(' AND ')
}

function trigrams(folded: string): string[] {
  const characters = [...folded]
  return Array.from({ length: Math.max(0, characters.length - 2) }, (_, index) =>
    characters.slice(index, index + 3).join(''),
  )
}
