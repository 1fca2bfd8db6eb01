import type { ReactNode } from 'react'
import { words } from '../words/words.ts'
import { Icon } from './icon.tsx'

/** Opens the inboxes, where the page is too narrow to show them beside the rest. */
export function MenuButton({ onMenu }: { readonly onMenu: () => void }): ReactNode {
  return (
    <button
      type="button"
      className="button quiet menu only-narrow"
      aria-label={words.sidebar.inboxes}
      onClick={onMenu}
    >
      <Icon name="menu" />
    </button>
  )
}
