/** What is loaded for each item, in their order, so many of them begun before their turn. Failures wait for their turn. */
export async function* loadedAhead<Item, Loaded>(
  items: Iterable<Item>,
  most: number,
  load: (item: Item) => Promise<Loaded>,
): AsyncGenerator<Loaded> {
  const begun: Promise<Loaded>[] = []
  for (const item of items) {
    const loading = load(item)
    loading.catch(() => undefined)
    begun.push(loading)
    if (begun.length > most) yield begun.shift() as Promise<Loaded>
  }
  yield* begun
}
