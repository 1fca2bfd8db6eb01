/** The name out of `known` that needs the fewest typing slips to become `written`; case does not count. */
export function nearest(written: string, known: readonly string[]): string | undefined {
  const slips = known.map((name) => distance(written.slice(0, 64).toLowerCase(), name.toLowerCase()))
  return known[slips.indexOf(Math.min(...slips))]
}

/** Slips between two words: a letter missing, added, changed, or two neighbours swapped. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1]
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    beforeLast = last
    last = current
  }
  return last[b.length] ?? 0
}
