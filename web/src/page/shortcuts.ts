import { useEffect, useRef } from 'react'

/** What each key does; `event.key` is the name. */
export type Shortcuts = Readonly<Record<string, () => void>>

/**
 * Keys for the whole page: not while something is typed, a menu or a dialog is open or a modifier is held. Heard before anything
 * else, because a list would take a letter for the beginning of a name to jump to.
 * @param idle what keys do besides while nothing at all has the focus
 */
export function useShortcuts(shortcuts: Shortcuts, idle: Shortcuts = {}): void {
  const current = useRef({ shortcuts, idle })
  useEffect(() => {
    current.current = { shortcuts, idle }
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTaken(event.target)) return
      const keys = event.target === document.body ? current.current.idle : {}
      const act = new Map(Object.entries({ ...current.current.shortcuts, ...keys })).get(event.key)
      if (act === undefined) return
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    document.addEventListener('keydown', hear, { capture: true })
    return () => document.removeEventListener('keydown', hear, { capture: true })
  }, [])
}

function isTaken(target: EventTarget | null): boolean {
  return (
    (target instanceof Element &&
      target.closest('input, textarea, select, [contenteditable], [role=menu]') !== null) ||
    document.querySelector('dialog[open]') !== null
  )
}
