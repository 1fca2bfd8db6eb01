const KEY = 'sandpost.searches'
const MOST = 8

/** What was searched for last, the latest first. Kept in this browser alone. */
export function recentSearches(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : []
  } catch {
    return []
  }
}

export function rememberSearch(query: string): void {
  const wanted = query.trim()
  if (wanted === '') return
  const others = recentSearches().filter((each) => each !== wanted)
  localStorage.setItem(KEY, JSON.stringify([wanted, ...others].slice(0, MOST)))
}
