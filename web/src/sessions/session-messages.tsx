import { type ReactNode, useState } from 'react'
import { START } from '../address.ts'
import { useMessage } from '../api/queries.ts'
import { PlaceLink } from '../parts/place-link.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { words } from '../words/words.ts'

/** How many of many are shown at first: each is read for its subject. */
const FIRST = 5

/** The messages that a session brought, each with a link to it. */
export function SessionMessages({ ids }: { readonly ids: readonly string[] }): ReactNode {
  const [all, setAll] = useState(false)
  if (ids.length === 0) return <span className="absent">{words.phrases.none}</span>
  const shown = all ? ids : ids.slice(0, FIRST)
  return (
    <>
      <ul>
        {shown.map((id) => (
          <li key={id}>
            <Brought id={id} />
          </li>
        ))}
      </ul>
      {shown.length < ids.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {words.phrases.and(ids.length - shown.length)}
        </button>
      )}
    </>
  )
}

function Brought({ id }: { readonly id: string }): ReactNode {
  const { data: message, error } = useMessage(id)
  if (error !== null) return <span className="absent">{`${id} ${words.session.noLongerHere}`}</span>
  return (
    <PlaceLink to={{ ...START, message: id }}>
      {message === undefined ? id : <Untrusted text={message.subject} or={words.list.noSubject} />}
    </PlaceLink>
  )
}
