/** Whether a search has this term, as a word of its own. */
export function hasTerm(query: string, term: string): boolean {
  return query.toLowerCase().split(/\s+/).includes(term)
}

/** The search with this term, or without it; the rest stays as it was typed. */
export function withTerm(query: string, term: string, wanted: boolean): string {
  if (wanted === hasTerm(query, term)) return query
  if (wanted) return `${query} ${term}`.trim()
  return query
    .split(/\s+/)
    .filter((word) => word.toLowerCase() !== term)
    .join(' ')
}
