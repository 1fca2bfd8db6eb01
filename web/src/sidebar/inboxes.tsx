import { lazy, type ReactNode, Suspense, useState } from 'react'
import { createPortal } from 'react-dom'
import { START } from '../address.ts'
import { useReadAll } from '../api/inbox-changes.ts'
import type { Inbox } from '../api/types.ts'
import { Icon } from '../parts/icon.tsx'
import { go, usePlace } from '../place.ts'
import { words } from '../words/words.ts'
import { InboxLink } from './inbox-link.tsx'
import type { InboxAction } from './inbox-menu.tsx'
import { treeOf } from './tree.ts'

// Not needed for the first look at the mail: they come right behind it.
const InboxMenu = lazy(async () => ({ default: (await import('./inbox-menu.tsx')).InboxMenu }))
const InboxDialog = lazy(async () => ({ default: (await import('./inbox-dialog.tsx')).InboxDialog }))

/** What is asked about an inbox; `null`: about one that is to be made. */
interface Asked {
  readonly what: 'create' | Exclude<InboxAction, 'settings' | 'read-all'>
  readonly inbox: Inbox | null
}

interface InboxesProps {
  readonly inboxes: readonly Inbox[]
  readonly onGone: () => void
}

/** The inboxes, each with what can be done with it. */
export function Inboxes({ inboxes, onGone }: InboxesProps): ReactNode {
  const { inbox: current, area } = usePlace()
  const [asked, setAsked] = useState<Asked | null>(null)
  const readAll = useReadAll()
  const act = (action: InboxAction, inbox: Inbox) => {
    if (action === 'read-all') readAll.mutate(inbox.name)
    else if (action === 'settings') {
      go({ ...START, area: 'settings', inbox: inbox.name })
      onGone()
    } else setAsked({ what: action, inbox })
  }
  const close = () => {
    setAsked(null)
    focusOpener(asked?.inbox?.name)
  }
  const row = (inbox: Inbox, owner?: string) => (
    <div className="inbox-row">
      <InboxLink
        {...inbox}
        owner={owner}
        current={current === inbox.name && area === 'mail'}
        onGone={onGone}
      />
      <Suspense fallback={<Unready />}>
        <InboxMenu inbox={inbox} onAction={(action) => act(action, inbox)} />
      </Suspense>
    </div>
  )
  return (
    <>
      <div className="inboxes-head">
        <h2 id="inboxes-title">{words.sidebar.inboxes}</h2>
        <button
          type="button"
          className="button quiet new-inbox"
          aria-label={words.inboxes.create}
          title={words.inboxes.create}
          onClick={() => setAsked({ what: 'create', inbox: null })}
        >
          <Icon name="plus" />
        </button>
      </div>
      {inboxes.length > 0 && (
        <ul aria-labelledby="inboxes-title">
          {treeOf(inboxes).map(({ inbox, labels }) => (
            <li key={inbox.name}>
              {row(inbox)}
              {labels.length > 0 && (
                <ul className="labels">
                  {labels.map((label) => (
                    <li key={label.name}>{row(label, inbox.name)}</li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="visually-hidden" role="status">
        {readAll.data !== undefined && words.inboxes.markedRead(readAll.data.changed)}
      </p>
      {asked !== null &&
        // Not inside the navigation: it is no part of it, neither to its styles nor to whoever hears the page.
        createPortal(
          <Suspense>
            <InboxDialog {...asked} inboxes={inboxes} onClose={close} />
          </Suspense>,
          document.body,
        )}
    </>
  )
}

/** Holds the place of the menu's button until that has come. */
function Unready(): ReactNode {
  return (
    <span className="button quiet more">
      <Icon name="more" />
    </span>
  )
}

/** The menu is gone by then, and with it what had the focus before the dialog. */
function focusOpener(inbox: string | undefined): void {
  requestAnimationFrame(() => {
    const menus = [...document.querySelectorAll<HTMLElement>('.inboxes .more')]
    const opener = menus.find(({ dataset }) => dataset.inbox === inbox)
    ;(opener ?? document.querySelector<HTMLElement>('.new-inbox'))?.focus()
  })
}
