import type { MouseEvent, ReactNode } from 'react'
import { addressOf, type Place } from '../address.ts'
import { go } from '../place.ts'

interface PlaceLinkProps {
  readonly to: Place
  readonly className?: string
  readonly current?: boolean
  /** Called when the page goes there. */
  readonly onGone?: () => void
  readonly children: ReactNode
}

/** A link to another place of the page: it goes there without loading anything anew, and opens elsewhere as any link does. */
export function PlaceLink({ to, className, current = false, onGone, children }: PlaceLinkProps): ReactNode {
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    go(to)
    onGone?.()
  }
  return (
    <a
      className={className}
      href={addressOf(to)}
      aria-current={current ? 'page' : undefined}
      onClick={follow}
    >
      {children}
    </a>
  )
}
