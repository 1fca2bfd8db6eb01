import { useFlags, useRemoval } from '../api/changes.ts'
import type { MessageSummary } from '../api/types.ts'
import { go, usePlace } from '../place.ts'

export interface MessageActions {
  /** Opens the message that many rows further down (or up) than the open one; the first when none is open. */
  readonly step: (rows: number) => void
  readonly toggleSeen: () => void
  readonly toggleFlagged: () => void
  readonly remove: () => void
}

/** What keys and buttons do to a message: to the one that has the focus in the list, else to the open one. */
export function useMessageActions(messages: readonly MessageSummary[]): MessageActions {
  const { message: open } = usePlace()
  const flags = useFlags()
  const removal = useRemoval()
  const position = () => messages.findIndex(({ id }) => id === (focusedRow() ?? open))

  return {
    step: (rows) => {
      const at = messages.findIndex(({ id }) => id === open)
      const next = messages[at < 0 ? 0 : at + rows]
      if (next !== undefined) go({ message: next.id }, open === null ? 'push' : 'replace')
    },
    toggleSeen: () => {
      const message = messages[position()]
      if (message) flags.mutate({ id: message.id, change: { seen: !message.seen } })
    },
    toggleFlagged: () => {
      const message = messages[position()]
      if (message) flags.mutate({ id: message.id, change: { flagged: !message.flagged } })
    },
    remove: () => {
      const at = position()
      const id = messages[at]?.id ?? open
      if (id === null) return
      // The one below takes its place, so that several can be deleted in a row.
      const next = messages[at + 1] ?? messages[at - 1]
      if (id === open) go({ message: at < 0 ? null : (next?.id ?? null) }, 'replace')
      removal.mutate(id)
    },
  }
}

/** Id of the row that has the keyboard's focus. */
function focusedRow(): string | undefined {
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
