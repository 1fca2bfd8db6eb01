import type { ReactNode } from 'react'
import { MenuButton } from '../parts/menu-button.tsx'

interface AreaHeadProps {
  readonly title: string
  readonly onMenu: () => void
  /** What can be done with all of the area. */
  readonly children?: ReactNode
}

/** The line on top of an area, with the way back to the inboxes where they are out of sight. */
export function AreaHead({ title, onMenu, children }: AreaHeadProps): ReactNode {
  return (
    <div className="area-head">
      <MenuButton onMenu={onMenu} />
      <h1 className="clipped">{title}</h1>
      {children}
    </div>
  )
}
