import { lazy, type ReactNode, Suspense, useState } from 'react'
import { START } from '../address.ts'
import { useLive } from '../api/use-live.ts'
import { go, usePlace } from '../place.ts'
import { Sidebar } from '../sidebar/sidebar.tsx'
import { revealed } from '../text/reveal.ts'
import { words } from '../words/words.ts'
import { AREAS } from './areas.ts'
import { Help } from './help.tsx'
import { Mail } from './mail.tsx'
import { Notices } from './notices.tsx'
import { useNotifications } from './notifications.ts'
import { undoRemoval } from './removals.ts'
import { useShortcuts } from './shortcuts.ts'
import { useTitle } from './title.ts'
import { UndoBar } from './undo-bar.tsx'

const Palette = lazy(async () => ({ default: (await import('../palette/palette.tsx')).Palette }))

/**
 * The whole page: inboxes, and beside them mail or another area.
 * @param start the store's `seq` before anything else was read
 */
export function Page({ start }: { readonly start: number }): ReactNode {
  const place = usePlace()
  const { state, arrived } = useLive(start)
  const [help, setHelp] = useState(false)
  const [palette, setPalette] = useState(false)
  const [sidebar, setSidebar] = useState(false)
  const Area = AREAS[place.area]
  const beside = { live: state, onMenu: () => setSidebar(true) }
  useTitle(place)
  useNotifications(arrived)
  useShortcuts({
    '?': () => setHelp(true),
    'g i': () => go({ ...START }),
    'g s': () => go({ ...START, area: 'sessions' }),
    'g c': () => go({ ...START, area: 'connect', inbox: place.inbox }),
    'g ,': () => go({ ...START, area: 'settings' }),
    z: undoRemoval,
    'Ctrl k': () => setPalette(true),
    ...(sidebar && { Escape: () => setSidebar(false) }),
  })

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
      <main className="panes" inert={sidebar}>
        {Area === undefined ? (
          <Mail arrived={arrived} {...beside} />
        ) : (
          <Suspense>
            <Area {...beside} />
          </Suspense>
        )}
      </main>
      <p className="visually-hidden" role="status" aria-label={words.list.newMail}>
        {arrived.length === 1 && words.list.arrivedOne(revealed(arrived[0]?.subject ?? ''))}
        {arrived.length > 1 && words.list.arrived(arrived.length)}
      </p>
      <UndoBar />
      {palette && (
        <Suspense>
          <Palette onHelp={() => setHelp(true)} onClose={() => setPalette(false)} />
        </Suspense>
      )}
      {help && <Help onClose={() => setHelp(false)} />}
    </div>
  )
}
