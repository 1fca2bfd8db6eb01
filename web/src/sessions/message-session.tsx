import type { ReactNode } from 'react'
import { START } from '../address.ts'
import { useSession } from '../api/queries.ts'
import { PlaceLink } from '../parts/place-link.tsx'
import { words } from '../words/words.ts'
import { SessionLayers } from './session-layers.tsx'

/** The session of a message, as one of its views. */
export function MessageSession({ id }: { readonly id: string }): ReactNode {
  const { data: session, error } = useSession(id)
  if (error !== null) return <p className="absent">{error.message}</p>
  if (session === undefined) return <p className="absent">{words.phrases.reading}</p>
  return (
    <>
      <p className="panel-bar">
        <PlaceLink to={{ ...START, area: 'sessions', session: id }}>{words.session.openAlone}</PlaceLink>
      </p>
      <SessionLayers session={session} />
    </>
  )
}
