import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Output } from './output.ts'

/** Milliseconds of work before other sessions get their turn. */
const TURN = 10

/** Goes through something long, and lets other sessions have their turn between. @throws PeerGone */
export async function* inTurns<Step>(out: Output, steps: Iterable<Step>): AsyncGenerator<Step> {
  let until = performance.now() + TURN
  for (const step of steps) {
    yield step
    if (performance.now() < until) continue
    await nextTurn()
    await out.ready()
    until = performance.now() + TURN
  }
}
