import type { ReactNode } from 'react'
import { START } from '../address.ts'
import { Icon } from '../parts/icon.tsx'
import { PlaceLink } from '../parts/place-link.tsx'
import { usePlace } from '../place.ts'
import { words } from '../words/words.ts'

/** To what there is beside mail. */
export function AreaLinks({ onGone }: { readonly onGone: () => void }): ReactNode {
  const { area: current, inbox } = usePlace()
  const links = [
    { area: 'connect', icon: 'plug', name: words.connect.title },
    { area: 'sessions', icon: 'sessions', name: words.session.list },
    { area: 'settings', icon: 'settings', name: words.settings.title },
  ] as const
  return (
    <div className="areas">
      {links.map(({ area, icon, name }) => (
        <PlaceLink
          className="inbox"
          key={area}
          to={{ ...START, area, inbox: area === 'connect' ? inbox : null }}
          current={area === current}
          onGone={onGone}
        >
          <Icon name={icon} />
          <span className="clipped">{name}</span>
        </PlaceLink>
      ))}
    </div>
  )
}
