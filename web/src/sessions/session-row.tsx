import type { ReactNode } from 'react'
import type { SessionSummary } from '../api/types.ts'
import { Icon } from '../parts/icon.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { fullTime, shortTime } from '../text/amounts.ts'
import { duration } from '../text/duration.ts'
import { words } from '../words/words.ts'
import { endPointText } from './end-point.ts'
import { endingText } from './ending.ts'
import { FailureBadge } from './failure-badge.tsx'

/** One session at a glance. */
export function SessionRow({ session }: { readonly session: SessionSummary }): ReactNode {
  const { protocol, login, clientName, remote, failure, ending, messages, tls } = session
  const begun = Date.parse(session.startedAt)
  const ended = session.endedAt === null ? null : Date.parse(session.endedAt)
  return (
    <>
      <span className="from clipped">
        <span className="protocol">{protocol.toUpperCase()}</span>{' '}
        <Untrusted text={login ?? clientName ?? ''} or={words.phrases.nobody} />
      </span>
      <time dateTime={session.startedAt} title={fullTime(begun)}>
        {shortTime(begun, Date.now())}
      </time>
      <span className="subject clipped">
        <FailureBadge failure={failure} />{' '}
        {ended === null ? (
          <span className="open-now">{words.session.stillOpen}</span>
        ) : (
          <Untrusted text={endingText(ending ?? '')} />
        )}
      </span>
      <span className="marks">
        {tls !== null && (
          <span>
            <Icon name="shield" />
            <span className="visually-hidden">{words.session.encrypted}</span>
          </span>
        )}
        {messages.length > 0 && (
          <span>
            <Icon name="mail" /> <span aria-hidden="true">{messages.length}</span>
            <span className="visually-hidden">{words.session.brought(messages.length)}</span>
          </span>
        )}
      </span>
      <span className="preview clipped">
        {remote === null ? words.session.unixSocket : endPointText(remote)}
        {ended !== null && ` · ${duration(ended - begun)}`}
      </span>
    </>
  )
}
