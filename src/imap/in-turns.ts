import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Output } from './output.ts'

/** Steps of little work that may be done before other sessions get their turn. */
const STEPS = 256

/** Goes through something long, a step at a time, and lets other sessions have their turn between. @throws PeerGone */
export async function* inTurns<Step>(out: Output, steps: Iterable<Step>): AsyncGenerator<Step> {
  let since = 0
  for (const step of steps) {
    yield step
    if (++since < STEPS) continue
    since = 0
    await nextTurn()
    await out.ready()
  }
}
