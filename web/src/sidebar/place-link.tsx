import type { MouseEvent, ReactNode } from 'react'
import { addressOf, type Place } from '../address.ts'
import { go } from '../place.ts'

interface PlaceLinkProps {
  readonly place: Place
  readonly className: string
  readonly current: boolean
  readonly onGone: () => void
  readonly children: ReactNode
}

/** A link to a place of the page: a link like any other, for a new tab too, and no reload. */
export function PlaceLink({ place, className, current, onGone, children }: PlaceLinkProps): ReactNode {
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    go(place)
    onGone()
  }
  return (
    <a
      className={className}
      href={addressOf(place)}
      aria-current={current ? 'page' : undefined}
      onClick={follow}
    >
      {children}
    </a>
  )
}
