/** Messages changed, removed or moved in one transaction, so that capture never waits long for its turn. */
const STEP = 500

/** Calls `step` with the ids, each once, a part at a time. @returns the sum of what it answers */
export async function inSteps(
  ids: readonly string[],
  step: (ids: readonly string[]) => Promise<number>,
): Promise<number> {
  const different = [...new Set(ids)]
  let done = 0
  for (let at = 0; at < different.length; at += STEP) done += await step(different.slice(at, at + STEP))
  return done
}
