import { type ComponentType, lazy } from 'react'
import type { Area } from '../address.ts'
import type { AreaProps } from './area-props.ts'

/** What fills the page beside the inboxes, other than mail. Each is loaded when it is first asked for. */
export const AREAS: Partial<Record<Area, ComponentType<AreaProps>>> = {
  connect: lazy(async () => ({ default: (await import('../connect/connect-area.tsx')).ConnectArea })),
  compare: lazy(async () => ({ default: (await import('../compare/compare.tsx')).Compare })),
  settings: lazy(async () => ({ default: (await import('../settings/settings-area.tsx')).SettingsArea })),
  sessions: lazy(async () => ({ default: (await import('../sessions/sessions-area.tsx')).SessionsArea })),
}
