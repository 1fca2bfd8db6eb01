import { type ReactNode, Suspense, useState } from 'react'
import { useLive } from '../api/use-live.ts'
import { usePlace } from '../place.ts'
import { Sidebar } from '../sidebar/sidebar.tsx'
import { revealed } from '../text/reveal.ts'
import { words } from '../words/words.ts'
import { AREAS } from './areas.ts'
import { Help } from './help.tsx'
import { Mail } from './mail.tsx'
import { Notices } from './notices.tsx'
import { useShortcuts } from './shortcuts.ts'
import { useTitle } from './title.ts'

/**
 * The whole page: inboxes, and beside them mail or another area.
 * @param start the store's `seq` before anything else was read
 */
export function Page({ start }: { readonly start: number }): ReactNode {
  const place = usePlace()
  const { state, arrived } = useLive(start)
  const [help, setHelp] = useState(false)
  const [sidebar, setSidebar] = useState(false)
  const Area = AREAS[place.area]
  const beside = { live: state, onMenu: () => setSidebar(true) }
  useTitle(place)
  useShortcuts({ '?': () => setHelp(true), ...(sidebar && { Escape: () => setSidebar(false) }) })

  return (
    <div
      className="page"
      data-area={place.area}
      data-reading={(place.message ?? place.session) !== null || undefined}
    >
      <Notices />
      <Sidebar open={sidebar} live={state} onHelp={() => setHelp(true)} onGone={() => setSidebar(false)} />
      {sidebar && (
        <button
          type="button"
          className="veil"
          aria-label={words.sidebar.closeInboxes}
          onClick={() => setSidebar(false)}
        />
      )}
      <div className="panes" inert={sidebar}>
        {Area === undefined ? (
          <Mail arrived={arrived} {...beside} />
        ) : (
          <Suspense>
            <Area {...beside} />
          </Suspense>
        )}
      </div>
      <p className="visually-hidden" role="status" aria-label={words.list.newMail}>
        {arrived.length === 1 && words.list.arrivedOne(revealed(arrived[0]?.subject ?? ''))}
        {arrived.length > 1 && words.list.arrived(arrived.length)}
      </p>
      {help && <Help onClose={() => setHelp(false)} />}
    </div>
  )
}
