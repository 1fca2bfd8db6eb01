import type { ReactNode } from 'react'
import { report } from '../page/failure.ts'
import { canNotify, setNotifying, useNotifying } from '../page/notifications.ts'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words/words.ts'

/** Asks to be told of new mail; nothing is asked of the browser before. */
export function NotifyButton(): ReactNode {
  const on = useNotifying()
  if (!canNotify) return null
  const toggle = async () => {
    if (!(await setNotifying(!on))) report(words.sidebar.notifyRefused)
  }
  return (
    <button
      type="button"
      className="button quiet"
      aria-pressed={on}
      aria-label={words.sidebar.notify}
      title={words.sidebar.notify}
      onClick={() => void toggle()}
    >
      <Icon name="bell" />
    </button>
  )
}
