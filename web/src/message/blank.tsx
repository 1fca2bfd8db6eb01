import type { ReactNode } from 'react'
import { Icon } from '../parts/icon.tsx'
import { Welcome } from './welcome.tsx'

/** The right side while no message is open. `empty`: there is no mail at all here. */
export function Blank({ empty }: { readonly empty: boolean }): ReactNode {
  return (
    <main className="message" aria-label="Message" data-empty={empty || undefined}>
      {empty ? (
        <Welcome />
      ) : (
        <div className="blank">
          <Icon name="mailOpen" />
          <p>Choose a message to read it here.</p>
        </div>
      )}
    </main>
  )
}
