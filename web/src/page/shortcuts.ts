import { useEffect, useRef } from 'react'

/** What each key does; `event.key` is the name. Behind `g` another may follow: `g i`. `Ctrl k` is also the Mac's ⌘K. */
export type Shortcuts = Readonly<Record<string, () => void>>

const PREFIX = 'g'

/**
 * Keys for the whole page: not while something is typed, or a dialog or a menu is open. Heard before anything
 * else, because a list would take a letter for the beginning of a name to jump to.
 * @param idle what keys do besides while nothing at all has the focus
 */
export function useShortcuts(shortcuts: Shortcuts, idle: Shortcuts = {}): void {
  const current = useRef({ shortcuts, idle })
  /** The key before, which may begin a pair. */
  const first = useRef('')
  useEffect(() => {
    current.current = { shortcuts, idle }
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const control = event.ctrlKey || event.metaKey
      if (event.altKey || event.isComposing || isTaken(event.target, control)) return
      const keys = event.target === document.body ? current.current.idle : {}
      const acts = new Map(Object.entries({ ...current.current.shortcuts, ...keys }))
      const prefix = control ? 'Ctrl ' : first.current === PREFIX ? `${PREFIX} ` : ''
      first.current = prefix === '' ? event.key : ''
      const act = acts.get(prefix + event.key)
      if (act === undefined) return
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    document.addEventListener('keydown', hear, { capture: true })
    return () => document.removeEventListener('keydown', hear, { capture: true })
  }, [])
}

/** Whether a key belongs to what has the focus. With Ctrl nothing is typed. */
function isTaken(target: EventTarget | null, control: boolean): boolean {
  if (document.querySelector('dialog[open], [role=menu]') !== null) return true
  if (control || !(target instanceof Element)) return false
  return target.closest('input, textarea, select, [contenteditable]') !== null
}
