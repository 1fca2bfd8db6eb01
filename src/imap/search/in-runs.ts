/** Items that are sorted at once. */
const RUN = 8_192

/** As `sort` of an array, in runs that are merged: others have their turn between. */
export async function sortedInRuns<Item>(
  items: readonly Item[],
  compare: (one: Item, other: Item) => number,
  turn: () => Promise<void>,
): Promise<Item[]> {
  let runs: Item[][] = []
  for (let at = 0; at < items.length; at += RUN) {
    runs.push(items.slice(at, at + RUN).sort(compare))
    await turn()
  }
  while (runs.length > 1) {
    const merged: Item[][] = []
    for (let at = 0; at < runs.length; at += 2) {
      merged.push(mergedRuns(runs[at] ?? [], runs[at + 1] ?? [], compare))
      await turn()
    }
    runs = merged
  }
  return runs[0] ?? []
}

function mergedRuns<Item>(
  one: readonly Item[],
  other: readonly Item[],
  compare: (one: Item, other: Item) => number,
): Item[] {
  const merged: Item[] = []
  let at = 0
  for (const item of other) {
    for (let next = one[at]; next !== undefined && compare(next, item) <= 0; next = one[at]) {
      merged.push(next)
      at++
    }
    merged.push(item)
  }
  return merged.concat(one.slice(at))
}
