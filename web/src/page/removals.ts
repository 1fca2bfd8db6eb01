import { useSyncExternalStore } from 'react'

/** How long a deletion can be taken back, in milliseconds. */
const GRACE = 8_000

type CarryOut = (ids: readonly string[], leaving: boolean) => void

/** Messages that were deleted a moment ago: out of sight, and still there. */
let waiting: readonly string[] = []
let timer = 0
let carryOut: CarryOut = () => undefined
const listeners = new Set<() => void>()

/** Takes messages out of sight, and deletes them in a while unless that is taken back. Those before them go at once. */
export function removeSoon(ids: readonly string[]): void {
  if (ids.length === 0) return
  removeNow()
  timer = window.setTimeout(removeNow, GRACE)
  become(ids)
}

/** Deletes what waits to be deleted. `leaving`: the page is left, nothing can be waited for. */
export function removeNow(leaving = false): void {
  clearTimeout(timer)
  if (waiting.length === 0) return
  carryOut(waiting, leaving)
  become([])
}

/** Shows again what was deleted last, if it still waits. */
export function undoRemoval(): void {
  clearTimeout(timer)
  become([])
}

/** Ids of what waits to be deleted. */
export function useWaitingRemovals(): readonly string[] {
  return useSyncExternalStore(subscribe, () => waiting)
}

/** From now on deletions are carried out so. The answer ends it. */
export function carryOutRemovals(how: CarryOut): () => void {
  const leave = () => removeNow(true)
  carryOut = how
  window.addEventListener('pagehide', leave)
  return () => {
    window.removeEventListener('pagehide', leave)
    removeNow()
  }
}

function become(ids: readonly string[]): void {
  waiting = ids
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
