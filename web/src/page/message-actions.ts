import { useChange } from '../api/changes.ts'
import type { FlagChange } from '../api/pages.ts'
import type { MessageSummary } from '../api/types.ts'
import { go, usePlace } from '../place.ts'
import { removeSoon } from './removals.ts'

export interface MessageActions {
  /** Opens the message that many rows further down (or up) than the open one; the first when none is open. */
  readonly step: (rows: number) => void
  readonly toggleSeen: () => void
  readonly toggleFlagged: () => void
  /** Marks it read and opens the next that is not. */
  readonly done: () => void
  readonly remove: () => void
  readonly change: (change: FlagChange) => void
}

/**
 * What keys and buttons do: to the marked messages; when none is marked to the one that has the focus in the list, else
 * to the open one.
 */
export function useMessageActions(
  messages: readonly MessageSummary[],
  marked: ReadonlySet<string>,
): MessageActions {
  const { message: open } = usePlace()
  const { mutate } = useChange()
  const position = () => messages.findIndex(({ id }) => id === (focusedRow() ?? open))
  const meant = (): readonly MessageSummary[] => {
    if (marked.size > 0) return messages.filter(({ id }) => marked.has(id))
    const message = messages[position()]
    return message === undefined ? [] : [message]
  }
  const change = (how: FlagChange) => {
    const ids = meant().map(({ id }) => id)
    if (ids.length > 0) mutate({ ids, change: how })
  }
  const show = (message: MessageSummary | undefined) => {
    if (message !== undefined) go({ message: message.id }, open === null ? 'push' : 'replace')
  }

  return {
    change,
    step: (rows) => {
      const at = messages.findIndex(({ id }) => id === open)
      show(messages[at < 0 ? 0 : at + rows])
    },
    // Several are made alike: when one is not, all become so.
    toggleSeen: () => change({ seen: meant().some(({ seen }) => !seen) }),
    toggleFlagged: () => change({ flagged: meant().some(({ flagged }) => !flagged) }),
    done: () => {
      const at = position()
      change({ seen: true })
      if (marked.size === 0) show(messages.slice(at + 1).find(({ seen }) => !seen) ?? messages[at + 1])
    },
    remove: () => {
      const at = position()
      const gone = new Set(marked.size > 0 ? marked : [messages[at]?.id ?? open].filter((id) => id !== null))
      if (open !== null && gone.has(open)) {
        // The one below takes its place, so that several can be deleted in a row.
        const left = (list: readonly MessageSummary[]) => list.find(({ id }) => !gone.has(id))
        const next = left(messages.slice(at + 1)) ?? left(messages.slice(0, Math.max(0, at)).toReversed())
        go({ message: at < 0 ? null : (next?.id ?? null) }, 'replace')
      }
      removeSoon([...gone])
    },
  }
}

/** Id of the row that has the keyboard's focus. */
export function focusedRow(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[role=option]')?.dataset.key
}

/** Puts the keyboard's focus on the list, at the row it last had. */
export function focusList(): void {
  requestAnimationFrame(() => {
    const list = document.querySelector<HTMLElement>('[role=listbox]')
    const row = list?.querySelector<HTMLElement>('[role=option][tabindex="0"]')
    ;(row ?? list)?.focus()
  })
}

/** Puts the keyboard's focus into what is open: a message or a session. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('.message h2')?.focus()
}
