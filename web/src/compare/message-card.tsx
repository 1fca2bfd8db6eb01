import type { MouseEvent, ReactNode } from 'react'
import { addressOf, START } from '../address.ts'
import type { MessageDetail } from '../api/types.ts'
import { Person } from '../parts/person.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { go } from '../place.ts'
import { fullTime } from '../text/amounts.ts'
import { words } from '../words/words.ts'

interface MessageCardProps {
  readonly message: MessageDetail
  /** Which of the two it is. */
  readonly label: string
}

/** Which message stands on a side: its subject leads to it. */
export function MessageCard({ message, label }: MessageCardProps): ReactNode {
  const { id, inbox, subject, from, receivedAt } = message
  const place = { ...START, inbox, message: id }
  const [author] = from
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    go(place)
  }
  return (
    <section className="message-card" aria-label={label}>
      <h2>
        <a href={addressOf(place)} onClick={follow}>
          <Untrusted text={subject} or={words.list.noSubject} />
        </a>
      </h2>
      <p>
        {author === undefined ? (
          <span className="absent">{words.list.noSender}</span>
        ) : (
          <Person {...author} />
        )}
      </p>
      <p>
        <time dateTime={receivedAt}>{fullTime(Date.parse(receivedAt))}</time>
      </p>
    </section>
  )
}
