import { flushSync } from 'react-dom'
import { type Area, START } from '../address.ts'
import { useInboxes } from '../api/queries.ts'
import { undoRemoval, useWaitingRemovals } from '../page/removals.ts'
import { go, usePlace } from '../place.ts'
import { words } from '../words/words.ts'

export interface Command {
  readonly id: string
  /** May be an inbox's name: untrusted. */
  readonly name: string
  /** The keys that do the same. */
  readonly keys?: string
  readonly run: () => void
}

interface Group {
  readonly title: string
  readonly commands: readonly Command[]
}

/** Everything that can be gone to or done from anywhere. */
export function useCommands(onHelp: () => void): readonly Group[] {
  const inboxes = useInboxes().data ?? []
  const undoable = useWaitingRemovals().length > 0
  const { area, inbox } = usePlace()
  const { palette } = words
  return [
    {
      title: palette.inboxes,
      commands: [
        { id: 'all', name: words.sidebar.all, keys: 'g i', run: () => go({ ...START }) },
        ...inboxes.map(({ name }) => ({
          id: `inbox ${name}`,
          name,
          run: () => go({ ...START, inbox: name }),
        })),
      ],
    },
    {
      title: palette.pages,
      commands: [
        {
          id: 'sessions',
          name: palette.sessions,
          keys: 'g s',
          run: () => go({ ...START, area: 'sessions' }),
        },
        {
          id: 'connect',
          name: words.connect.title,
          keys: 'g c',
          run: () => go({ ...START, area: 'connect', inbox }),
        },
        {
          id: 'settings',
          name: palette.settings,
          keys: 'g ,',
          run: () => go({ ...START, area: 'settings' }),
        },
      ],
    },
    {
      title: palette.commands,
      commands: [
        {
          id: 'search',
          name: palette.search,
          keys: '/',
          run: () => searchMessages(area),
        },
        { id: 'keys', name: palette.keys, keys: '?', run: onHelp },
        ...(undoable ? [{ id: 'undo', name: palette.undo, keys: 'z', run: undoRemoval }] : []),
      ],
    },
  ]
}

/** Where there is no mail there is no search of it: the list is shown at once, before it takes the focus for itself. */
function searchMessages(area: Area): void {
  if (area !== 'mail') flushSync(() => go({ ...START }))
  requestAnimationFrame(() => document.querySelector<HTMLInputElement>('#search')?.focus())
}
