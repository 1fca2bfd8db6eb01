import type { ReactNode } from 'react'
import { START } from '../address.ts'
import { Icon } from '../parts/icon.tsx'
import { PlaceLink } from '../parts/place-link.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { revealed } from '../text/reveal.ts'
import { words } from '../words/words.ts'

interface InboxLinkProps {
  /** `null`: every inbox. */
  readonly name: string | null
  /** How much of the name the inbox has that it stands below: `shop` of `shop+till`. Heard, not seen. */
  readonly owner?: string | undefined
  readonly unread: number
  readonly messages: number
  readonly current: boolean
  readonly onGone: () => void
}

export function InboxLink({ name, owner, unread, messages, current, onGone }: InboxLinkProps): ReactNode {
  return (
    <PlaceLink className="inbox" to={{ ...START, inbox: name }} current={current} onGone={onGone}>
      <Icon name={name === null ? 'all' : 'inbox'} />
      <span className="clipped" title={name === null ? undefined : revealed(name)}>
        {name === null ? words.sidebar.all : <Name name={name} owner={owner} />}
      </span>
      {unread > 0 ? (
        <span className="unread">
          {unread.toLocaleString()}
          <span className="visually-hidden">{words.sidebar.unreadOf(messages)}</span>
        </span>
      ) : (
        <span className="count">
          {messages.toLocaleString()}
          <span className="visually-hidden">{words.sidebar.allRead}</span>
        </span>
      )}
    </PlaceLink>
  )
}

function Name({ name, owner }: { readonly name: string; readonly owner: string | undefined }): ReactNode {
  if (owner === undefined) return <Untrusted text={name} />
  return (
    <>
      <span className="visually-hidden">
        <Untrusted text={owner} />
      </span>
      <Untrusted text={name.slice(owner.length)} />
    </>
  )
}
