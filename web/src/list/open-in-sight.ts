import { type RefObject, useEffect, useEffectEvent } from 'react'

interface Rows {
  readonly items: readonly { readonly id: string }[]
  /** Pixels of each. */
  readonly height: number
}

/**
 * Scrolls a list to the row that was opened, where keys opened one out of sight. Only then: whoever scrolls away from it
 * stays there.
 * @param open id of the open row
 */
export function useOpenInSight(
  scroller: RefObject<HTMLElement | null>,
  open: string | null,
  { items, height }: Rows,
): void {
  const show = useEffectEvent(() => {
    const box = scroller.current
    const at = items.findIndex(({ id }) => id === open)
    if (box === null || at < 0) return
    const top = at * height
    box.scrollTop = Math.min(top, Math.max(box.scrollTop, top + height - box.clientHeight))
  })
  useEffect(() => {
    if (open === null) return undefined
    // A list that was just made has its height one step later.
    const step = requestAnimationFrame(() => show())
    return () => cancelAnimationFrame(step)
  }, [open])
}
