import { type ReactNode, useEffect, useRef } from 'react'
import { START } from '../address.ts'
import type { AreaProps } from '../page/area-props.ts'
import { MenuButton } from '../parts/menu-button.tsx'
import { PlaceLink } from '../parts/place-link.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { usePlace } from '../place.ts'
import { words } from '../words/words.ts'
import { InboxSettings } from './inbox-settings.tsx'
import { ServerSettings } from './server-settings.tsx'

/** Settings of the server, or of the inbox in the address. */
export function SettingsArea({ onMenu }: AreaProps): ReactNode {
  const { inbox } = usePlace()
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another inbox's settings are another page to whoever hears it
  useEffect(() => heading.current?.focus(), [inbox])
  return (
    <section className="settings" aria-labelledby="settings-title">
      <header className="settings-head">
        <MenuButton onMenu={onMenu} />
        <h1 id="settings-title" ref={heading} tabIndex={-1}>
          {inbox === null ? (
            words.settings.title
          ) : (
            <>
              {words.settings.ofInbox} <Untrusted text={inbox} />
            </>
          )}
        </h1>
      </header>
      {inbox === null ? (
        <ServerSettings />
      ) : (
        <>
          <p className="settings-back">
            <PlaceLink className="back" to={{ ...START, inbox }}>
              {words.settings.toMail}
            </PlaceLink>
            <PlaceLink className="back" to={{ ...START, area: 'settings' }}>
              {words.settings.toServer}
            </PlaceLink>
          </p>
          <InboxSettings key={inbox} name={inbox} />
        </>
      )}
    </section>
  )
}
