import type { ReactNode } from 'react'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words/words.ts'
import { Welcome } from './welcome.tsx'

/** The right side while no message is open. `empty`: there is no mail at all here. */
export function Blank({ empty }: { readonly empty: boolean }): ReactNode {
  return (
    <main className="message" aria-label={words.message.title} data-empty={empty || undefined}>
      {empty ? (
        <Welcome />
      ) : (
        <div className="blank">
          <Icon name="mailOpen" />
          <p>{words.message.choose}</p>
        </div>
      )}
    </main>
  )
}
