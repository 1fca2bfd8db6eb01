import type { ReactNode } from 'react'

const PATHS = {
  all: 'M3 7l9-4 9 4-9 4zM3 12l9 4 9-4M3 17l9 4 9-4',
  inbox: 'M3 13l3-8h12l3 8v6H3zM3 13h5l1.500 3h5L16 13h5',
  clip: 'M20 11l-8.500 8.500a5 5 0 0 1-7-7L13 4a3.300 3.300 0 0 1 4.700 4.700l-8.400 8.400a1.700 1.700 0 0 1-2.400-2.400L14.500 7',
  flag: 'M5 21V4c5-3 8 3 14 0v10c-6 3-9-3-14 0',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  mail: 'M3 6h18v13H3zM3 7l9 7 9-7',
  mailOpen: 'M3 10l9-7 9 7v10H3zM3 10l9 6 9-6',
  back: 'M15 5l-7 7 7 7',
  menu: 'M4 7h16M4 12h16M4 17h16',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  check: 'M5 13l4 4L19 7',
  search: 'M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM16 16l5 5',
  help: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM9.500 9.500a2.500 2.500 0 1 1 3.700 2.200c-.8.400-1.200 1-1.200 1.800M12 16.800v.2',
  down: 'M12 4v12M7 11l5 5 5-5M5 20h14',
  shield: 'M12 3l8 3v6c0 5-3.500 8-8 9-4.500-1-8-4-8-9V6z',
  image: 'M3 5h18v14H3zM3 16l5-5 4 4 3-3 6 6M15.500 9.500v.1',
  plug: 'M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 20.500a2 2 0 0 0 4 0',
  open: 'M10 5H5v14h14v-5M14 4h6v6M20 4l-9 9',
  up: 'M6 15l6-6 6 6',
  below: 'M6 9l6 6 6-6',
  compare: 'M4 5h7v14H4zM13 5h7v14h-7M6 9h3M6 12h3M15 9h3M15 15h3',
  swap: 'M7 4v13M4 14l3 3 3-3M17 20V7M14 10l3-3 3 3',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  plus: 'M12 5v14M5 12h14',
  settings:
    'M4 7h9M17 7h3M15 5a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM4 17h3M11 17h9M9 15a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
  sessions: 'M4 8h15M15 4l4 4-4 4M20 16H5M9 12l-4 4 4 4',
  warn: 'M12 4l9 16H3zM12 10v4M12 17v.2',
} as const

export type IconName = keyof typeof PATHS

/** A line drawing beside words; never the only label of a thing. */
export function Icon({ name }: { readonly name: IconName }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
