import type { MouseEvent, ReactNode } from 'react'
import { addressOf, type Place, START } from '../address.ts'
import { Icon } from '../parts/icon.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { go } from '../place.ts'
import { words } from '../words/words.ts'

interface InboxLinkProps {
  /** `null`: every inbox. */
  readonly name: string | null
  readonly unread: number
  readonly messages: number
  readonly current: boolean
  readonly onGone: () => void
}

export function InboxLink({ name, unread, messages, current, onGone }: InboxLinkProps): ReactNode {
  const place: Place = { ...START, inbox: name }
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    go(place)
    onGone()
  }
  return (
    <li>
      <a
        className="inbox"
        href={addressOf(place)}
        aria-current={current ? 'page' : undefined}
        onClick={follow}
      >
        <Icon name={name === null ? 'all' : 'inbox'} />
        <span className="clipped">{name === null ? words.sidebar.all : <Untrusted text={name} />}</span>
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
      </a>
    </li>
  )
}
