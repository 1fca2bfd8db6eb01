import type { ReactNode } from 'react'
import { duration } from '../text/duration.ts'
import { words } from '../words/words.ts'

/** How long nothing may be said before it is shown that somebody was waited for, in milliseconds. */
const LONG = 250

interface WaitProps {
  readonly milliseconds: number
  /** What ended it. */
  readonly until: keyof typeof words.session.waited
}

/** Between two lines: that nothing was said for a while. */
export function Wait({ milliseconds, until }: WaitProps): ReactNode {
  if (milliseconds < LONG) return null
  return (
    <li className="wait">
      {duration(milliseconds)} {words.session.waited[until]}
    </li>
  )
}
