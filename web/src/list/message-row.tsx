import type { ReactNode } from 'react'
import type { MessageSummary } from '../api/types.ts'
import { Icon } from '../parts/icon.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { fullTime, shortTime } from '../text/amounts.ts'
import { withoutDisguise } from '../text/reveal.ts'
import { words } from '../words/words.ts'

interface MessageRowProps {
  readonly message: MessageSummary
  readonly showInbox: boolean
  /** Whether rows show if they are marked. */
  readonly marking: boolean
}

/** Tags that a row has room for. */
const SHOWN_TAGS = 2

/** One message at a glance. */
export function MessageRow({ message, showInbox, marking }: MessageRowProps): ReactNode {
  const { from, subject, preview, receivedAt, seen, flagged, attachments, inbox, tags } = message
  const at = Date.parse(receivedAt)
  const [author] = from
  return (
    <>
      {marking && <span className="mark" aria-hidden="true" />}
      <span className="from clipped">
        {!seen && <span className="visually-hidden">{words.list.unread}</span>}
        <Untrusted text={author?.name || author?.address || ''} or={words.list.noSender} />
      </span>
      <time dateTime={receivedAt} title={fullTime(at)}>
        {shortTime(at, Date.now())}
      </time>
      <span className="subject clipped">
        <Untrusted text={subject} or={words.list.noSubject} />
      </span>
      <span className="marks">
        {flagged && (
          <span className="flag">
            <Icon name="flag" />
            <span className="visually-hidden">{words.list.flagged}</span>
          </span>
        )}
        {attachments > 0 && (
          <span>
            <Icon name="clip" />
            <span className="visually-hidden">{words.list.attached(attachments)}</span>
          </span>
        )}
        {tags.slice(0, SHOWN_TAGS).map((tag) => (
          <span className="badge tag clipped" key={tag}>
            <Untrusted text={tag} />
          </span>
        ))}
        {showInbox && (
          <span className="badge clipped">
            <Untrusted text={inbox} />
          </span>
        )}
      </span>
      <span className="preview clipped">
        <bdi>{withoutDisguise(preview)}</bdi>
      </span>
    </>
  )
}
