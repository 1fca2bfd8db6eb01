import { useSyncExternalStore } from 'react'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** Also known to public/theme.js, which reads it before the first paint. */
const KEY = 'sandpost-theme'

const listeners = new Set<() => void>()

// Another tab of the page chose.
window.addEventListener('storage', ({ key }) => {
  if (key === KEY || key === null) show(kept())
})

/** Shows the page in this theme and keeps it in this browser; `system` is what nothing kept means. */
export function chooseTheme(theme: Theme): void {
  try {
    if (theme === 'system') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, theme)
  } catch {
    // A browser that keeps nothing shows it all the same, until the page is left.
  }
  show(theme)
}

/** The theme as chosen. */
export function useTheme(): Theme {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => themeOf(document.documentElement.dataset.theme),
  )
}

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  for (const listener of listeners) listener()
}

function kept(): Theme {
  return themeOf(localStorage.getItem(KEY) ?? undefined)
}

function themeOf(word: string | undefined): Theme {
  return THEMES.find((theme) => theme === word) ?? 'system'
}
