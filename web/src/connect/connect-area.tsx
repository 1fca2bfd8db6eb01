import type { ReactNode } from 'react'
import { AreaHead } from '../page/area-head.tsx'
import type { AreaProps } from '../page/area-props.ts'
import { usePlace } from '../place.ts'
import { revealed } from '../text/reveal.ts'
import { words } from '../words/words.ts'
import { Connect } from './connect.tsx'

/** The page of its own for how to send to an inbox and read it. */
export function ConnectArea({ onMenu }: AreaProps): ReactNode {
  const { inbox } = usePlace()
  return (
    <section className="area" aria-label={words.connect.title}>
      <AreaHead title={words.connect.title} onMenu={onMenu} />
      <Connect inbox={inbox} heading={inbox === null ? words.connect.first : revealed(inbox)} />
    </section>
  )
}
