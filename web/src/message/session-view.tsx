import { type ReactNode, useState } from 'react'
import { useSession } from '../api/queries.ts'
import type { Session } from '../api/types.ts'
import { Fact, Facts } from '../parts/facts.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { fullTime } from '../text/amounts.ts'
import { words } from '../words/words.ts'

/** Lines that are laid out at first. */
const FIRST = 300
const SPEAKERS = { C: 'client', S: 'server', '*': 'remark' } as const

/** The connection that brought a message, with everything that was said on it. */
export function SessionView({ id }: { readonly id: string }): ReactNode {
  const { data: session, error } = useSession(id)
  return (
    <>
      <h3 className="section">{words.session.title}</h3>
      {error !== null && <p className="absent">{error.message}</p>}
      {session !== undefined && (
        <>
          <SessionFacts session={session} />
          <h3 className="section">{words.session.transcript}</h3>
          <Transcript session={session} />
        </>
      )}
    </>
  )
}

function SessionFacts({ session }: { readonly session: Session }): ReactNode {
  const { id, protocol, startedAt, remote, local, tls, clientName, login, ending } = session
  return (
    <Facts>
      <Fact
        name={words.session.title}
      >{`${id}, ${protocol.toUpperCase()}, ${fullTime(Date.parse(startedAt))}`}</Fact>
      <Fact
        name={words.session.fromTo}
      >{`${remote === null ? words.session.unixSocket : endPoint(remote)} → ${endPoint(local)}`}</Fact>
      <Fact name={words.session.tls}>
        {tls === null ? words.common.none : `${tls.version}, ${tls.cipher}`}
      </Fact>
      <Fact name={words.session.greetedAs}>
        <Untrusted text={clientName ?? ''} or={words.session.nothing} />
      </Fact>
      <Fact name={words.session.loggedInAs}>
        <Untrusted text={login ?? ''} or={words.common.nobody} />
      </Fact>
      <Fact name={words.session.ended}>
        <Untrusted text={ending ?? ''} or={words.session.stillOpen} />
      </Fact>
    </Facts>
  )
}

function endPoint({ address, port }: { readonly address: string; readonly port: number }): string {
  return port === 0 ? address : `${address.includes(':') ? `[${address}]` : address}:${port}`
}

function Transcript({ session: { transcript, truncated } }: { readonly session: Session }): ReactNode {
  const [all, setAll] = useState(false)
  const shown = all ? transcript : transcript.slice(0, FIRST)
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="raw" tabIndex={0} aria-label={words.session.transcript}>
        <pre>
          {shown.map(({ at, from, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines never change their order
            <span className="line" data-from={from} key={index}>
              <span className="at">{at.toFixed(0).padStart(6)} ms </span>
              <span className="who" title={words.session[SPEAKERS[from]]}>
                {from}:
              </span>{' '}
              <Untrusted text={text} />
              {'\n'}
            </span>
          ))}
          {truncated && <span className="absent">{words.session.truncated}</span>}
        </pre>
      </section>
      {shown.length < transcript.length && (
        <button type="button" className="button" onClick={() => setAll(true)}>
          {words.session.showAllLines(words.common.lines(transcript.length))}
        </button>
      )}
    </>
  )
}
