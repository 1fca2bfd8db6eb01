import { type ReactNode, useEffect, useRef } from 'react'
import { useChange } from '../api/changes.ts'
import { useMessage } from '../api/queries.ts'
import { Refusal } from '../api/request.ts'
import { focusHeading } from '../page/message-actions.ts'
import { words } from '../words/words.ts'
import { MessageBar } from './message-bar.tsx'
import { MessageHead } from './message-head.tsx'
import { MessageTabs } from './message-tabs.tsx'

interface MessageViewProps {
  readonly id: string
  readonly onRemove: () => void
  readonly onBack: () => void
}

/** One message. Opening it marks it read, by a change of its own: reading from the server never changes anything. */
export function MessageView({ id, onRemove, onBack }: MessageViewProps): ReactNode {
  const { data: message, error } = useMessage(id)
  const { mutate } = useChange()
  const opened = useRef(false)
  const known = message !== undefined
  const unread = message?.seen === false
  useEffect(() => {
    // Once: whoever marks it unread then, by whatever way, means it.
    if (!known || opened.current) return
    opened.current = true
    if (unread) mutate({ ids: [id], change: { seen: true } })
  }, [id, known, unread, mutate])
  useEffect(() => {
    // Where the message covers the list, the focus would be left on what is no longer in sight.
    if (known && document.querySelector('.messages')?.checkVisibility() === false) focusHeading()
  }, [known])

  if (error !== null) {
    const gone = error instanceof Refusal && error.status === 404
    return (
      <section className="message" aria-label={words.message.title}>
        <div className="blank" role="alert">
          <p>{gone ? words.message.gone : error.message}</p>
          <button type="button" className="button" onClick={onBack}>
            {words.message.backToList}
          </button>
        </div>
      </section>
    )
  }
  return (
    <section className="message" aria-label={words.message.title} aria-busy={message === undefined}>
      {message !== undefined && (
        <>
          <MessageBar
            message={message}
            onChange={(change) => mutate({ ids: [id], change })}
            onRemove={onRemove}
            onBack={onBack}
          />
          <MessageHead message={message} />
          <MessageTabs message={message} />
        </>
      )}
    </section>
  )
}
