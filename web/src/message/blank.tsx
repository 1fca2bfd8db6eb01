import { lazy, type ReactNode, Suspense } from 'react'
import { Icon } from '../parts/icon.tsx'
import { usePlace } from '../place.ts'
import { words } from '../words/words.ts'

const Connect = lazy(async () => ({ default: (await import('../connect/connect.tsx')).Connect }))

/** The right side while no message is open. `empty`: there is no mail at all here. */
export function Blank({ empty }: { readonly empty: boolean }): ReactNode {
  return (
    <section className="message" aria-label={words.message.title} data-empty={empty || undefined}>
      {empty ? (
        <FirstMail />
      ) : (
        <div className="blank">
          <Icon name="mailOpen" />
          <p>{words.message.choose}</p>
        </div>
      )}
    </section>
  )
}

/** How to send a first mail to the inbox that is shown. */
export function FirstMail(): ReactNode {
  const { inbox } = usePlace()
  return (
    <Suspense>
      <Connect inbox={inbox} heading={words.connect.first} />
    </Suspense>
  )
}
