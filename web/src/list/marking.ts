import { useState } from 'react'
import type { Key, Selection } from 'react-aria-components/ListBox'
import type { MessageSummary } from '../api/types.ts'

/** Several messages chosen at a time, apart from the one that is open. */
export interface Marking {
  /** Whether rows are marked by what otherwise opens them. */
  readonly on: boolean
  readonly ids: ReadonlySet<string>
  /** As the list box keeps it: it knows from where a range goes. */
  readonly selection: ReadonlySet<Key>
  readonly select: (selection: Selection) => void
  /** Marks all from one message to the other, or takes the mark off one. */
  readonly mark: (from: string, to: string) => void
  readonly toggle: (id: string) => void
  readonly begin: () => void
  readonly end: () => void
}

const NOTHING: ReadonlySet<Key> = new Set()
const NONE: ReadonlySet<string> = new Set()

/** @param inbox whose messages they are: in another one marking begins anew */
export function useMarking(messages: readonly MessageSummary[], inbox: string | null): Marking {
  const [on, setOn] = useState(false)
  const [selection, setSelection] = useState(NOTHING)
  const [of, setOf] = useState(inbox)
  const end = () => {
    setOn(false)
    setSelection(NOTHING)
  }
  if (of !== inbox) {
    setOf(inbox)
    end()
  }
  const ids = idsOf(selection, messages)
  const become = (chosen: Set<string>) => {
    setOn(true)
    setSelection(chosen)
  }
  return {
    on,
    ids,
    selection,
    // All that there are now: what arrives later was not seen by whoever chose.
    select: (chosen) => setSelection(chosen === 'all' ? new Set(messages.map(({ id }) => id)) : chosen),
    mark: (from, to) => {
      const ends = [from, to].map((id) => messages.findIndex((message) => message.id === id))
      const first = Math.max(0, Math.min(...ends))
      become(new Set([...ids, ...messages.slice(first, Math.max(...ends) + 1).map(({ id }) => id)]))
    },
    toggle: (id) => {
      const chosen = new Set(ids)
      if (!chosen.delete(id)) chosen.add(id)
      become(chosen)
    },
    begin: () => setOn(true),
    end,
  }
}

/** Those of the messages that are chosen and still there. */
function idsOf(selection: ReadonlySet<Key>, messages: readonly MessageSummary[]): ReadonlySet<string> {
  if (selection.size === 0) return NONE
  return new Set(messages.map(({ id }) => id).filter((id) => selection.has(id)))
}
