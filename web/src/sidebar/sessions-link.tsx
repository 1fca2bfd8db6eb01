import type { ReactNode } from 'react'
import { START } from '../address.ts'
import { Icon } from '../parts/icon.tsx'
import { PlaceLink } from '../parts/place-link.tsx'
import { usePlace } from '../place.ts'
import { words } from '../words/words.ts'

/** To the connections of all clients. */
export function SessionsLink({ onGone }: { readonly onGone: () => void }): ReactNode {
  const current = usePlace().area === 'sessions'
  return (
    <div className="areas">
      <PlaceLink className="inbox" to={{ ...START, area: 'sessions' }} current={current} onGone={onGone}>
        <Icon name="sessions" />
        <span className="clipped">{words.session.list}</span>
      </PlaceLink>
    </div>
  )
}
