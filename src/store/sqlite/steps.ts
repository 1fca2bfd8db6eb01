/** Messages changed, removed or moved in one transaction, so that capture never waits long for its turn. */
export const STEP = 500

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

/** UIDs a part at a time; one empty part when there are none, so that the mailbox is still asked for. */
export function* steps(uids: Uint32Array): Generator<Uint32Array> {
  yield uids.slice(0, STEP)
  for (let at = STEP; at < uids.length; at += STEP) yield uids.slice(at, at + STEP)
}
