import type { MouseEvent, ReactNode } from 'react'
import { addressOf, type Place } from '../address.ts'
import { Icon } from '../parts/icon.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { go } from '../place.ts'
import { counted } from '../text/amounts.ts'

interface InboxLinkProps {
  /** `null`: every inbox. */
  readonly name: string | null
  readonly unread: number
  readonly messages: number
  readonly current: boolean
  readonly onGone: () => void
}

export function InboxLink({ name, unread, messages, current, onGone }: InboxLinkProps): ReactNode {
  const place: Place = { inbox: name, message: null, query: '' }
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
        <span className="clipped">{name === null ? 'All inboxes' : <Untrusted text={name} />}</span>
        {unread > 0 ? (
          <span className="unread">
            {unread.toLocaleString()}
            <span className="visually-hidden"> unread of {counted(messages, 'message')}</span>
          </span>
        ) : (
          <span className="count">
            {messages.toLocaleString()}
            <span className="visually-hidden"> messages, all read</span>
          </span>
        )}
      </a>
    </li>
  )
}
