import type { ReactNode } from 'react'
import { START } from '../address.ts'
import { Icon } from '../parts/icon.tsx'
import { usePlace } from '../place.ts'
import { words } from '../words/words.ts'
import { PlaceLink } from './place-link.tsx'

/** Where the server's settings are, and those of inboxes. */
export function SettingsLink({ onGone }: { readonly onGone: () => void }): ReactNode {
  const { area } = usePlace()
  const place = { ...START, area: 'settings' } as const
  return (
    <PlaceLink className="inbox" place={place} current={area === 'settings'} onGone={onGone}>
      <Icon name="settings" />
      {words.settings.title}
    </PlaceLink>
  )
}
