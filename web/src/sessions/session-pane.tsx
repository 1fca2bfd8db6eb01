import { type ReactNode, useEffect } from 'react'
import { useSession } from '../api/queries.ts'
import { Refusal } from '../api/request.ts'
import type { Session } from '../api/types.ts'
import { focusHeading } from '../page/message-actions.ts'
import { Icon } from '../parts/icon.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { fullTime } from '../text/amounts.ts'
import { words } from '../words/words.ts'
import { endings, endingText } from './ending.ts'
import { FailureBadge } from './failure-badge.tsx'
import { SessionLayers } from './session-layers.tsx'

interface SessionPaneProps {
  readonly id: string
  readonly onBack: () => void
}

/** One session, on a place of its own. */
export function SessionPane({ id, onBack }: SessionPaneProps): ReactNode {
  const { data: session, error } = useSession(id)
  const known = session !== undefined
  useEffect(() => {
    // Where the session covers the list, the focus would be left on what is no longer in sight.
    if (known && document.querySelector('.messages')?.checkVisibility() === false) focusHeading()
  }, [known])
  return (
    <section className="message" aria-label={words.session.title} aria-busy={session === undefined}>
      {error === null ? (
        session !== undefined && <Known session={session} onBack={onBack} />
      ) : (
        <div className="blank" role="alert">
          <p>{error instanceof Refusal && error.status === 404 ? words.session.gone : error.message}</p>
          <button type="button" className="button" onClick={onBack}>
            {words.session.backToList}
          </button>
        </div>
      )}
    </section>
  )
}

function Known({ session, onBack }: { readonly session: Session; readonly onBack: () => void }): ReactNode {
  const { protocol, startedAt, failure, ending, endedAt } = session
  return (
    <>
      <div className="message-bar session-bar">
        <button type="button" className="button quiet" onClick={onBack}>
          <Icon name="back" />
          {words.session.list}
        </button>
      </div>
      <header className="message-head session-head">
        <h2 tabIndex={-1}>{words.session.of(protocol.toUpperCase())}</h2>
        <p>
          <FailureBadge failure={failure} />{' '}
          {endedAt === null ? (
            <span className="open-now">{words.session.stillOpen}</span>
          ) : (
            <Untrusted text={endingText(ending ?? '')} />
          )}{' '}
          <time dateTime={startedAt}>{fullTime(Date.parse(startedAt))}</time>
        </p>
        {failure !== null && <p className="why">{endings.failures[failure]}</p>}
      </header>
      <div className="session-body">
        <SessionLayers session={session} />
      </div>
    </>
  )
}
