import type { ReactNode } from 'react'
import { START } from '../address.ts'
import type { Session } from '../api/types.ts'
import { Fact, Facts } from '../parts/facts.tsx'
import { PlaceLink } from '../parts/place-link.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { fullTime } from '../text/amounts.ts'
import { duration } from '../text/duration.ts'
import { words } from '../words/words.ts'
import { Encryption } from './encryption.tsx'
import { endPointText, isThisMachine } from './end-point.ts'
import { endingText } from './ending.ts'
import { withTerm } from './filter.ts'
import { SessionMessages } from './session-messages.tsx'
import { Transcript } from './transcript.tsx'

/** A session from the wire up: layers 4 to 7 of the OSI model. */
export function SessionLayers({ session }: { readonly session: Session }): ReactNode {
  return (
    <>
      <Layer number={4} name={words.session.layer4} />
      <Addresses session={session} />
      <Layer number={5} name={words.session.layer5} />
      <Times session={session} />
      <Layer number={6} name={words.session.layer6} />
      <Encryption session={session} />
      <Layer number={7} name={words.session.layer7} />
      <Said session={session} />
      <Transcript session={session} />
    </>
  )
}

function Layer({ number, name }: { readonly number: number; readonly name: string }): ReactNode {
  return (
    <h3 className="section layer">
      <span className="layer-number">L{number}</span> {name}
    </h3>
  )
}

function Addresses({ session: { remote, local } }: { readonly session: Session }): ReactNode {
  return (
    <Facts>
      <Fact name={words.session.from}>
        {remote === null ? words.session.unixSocket : endPointText(remote)}
        {remote !== null && isThisMachine(remote) && (
          <span className="badge">{words.session.thisMachine}</span>
        )}
      </Fact>
      <Fact name={words.session.to}>{endPointText(local)}</Fact>
    </Facts>
  )
}

function Times({ session }: { readonly session: Session }): ReactNode {
  const begun = Date.parse(session.startedAt)
  const ended = session.endedAt === null ? null : Date.parse(session.endedAt)
  return (
    <Facts>
      <Fact name={words.session.id}>{session.id}</Fact>
      <Fact name={words.session.begun}>{fullTime(begun)}</Fact>
      <Fact name={words.session.ended}>
        {ended === null ? (
          <span className="open-now">{words.session.stillOpen}</span>
        ) : (
          `${fullTime(ended)} (${duration(ended - begun)})`
        )}
      </Fact>
      {ended !== null && (
        <Fact name={words.session.endedAs}>
          <Untrusted text={endingText(session.ending ?? '')} />
        </Fact>
      )}
    </Facts>
  )
}

function Said({ session }: { readonly session: Session }): ReactNode {
  const { clientName, login, messages } = session
  return (
    <Facts>
      <Fact name={words.session.greetedAs}>
        <Untrusted text={clientName ?? ''} or={words.session.nothing} />
      </Fact>
      <Fact name={words.session.loggedInAs}>
        {login === null ? (
          <span className="absent">{words.phrases.nobody}</span>
        ) : (
          <PlaceLink to={{ ...START, area: 'sessions', query: withTerm('', 'inbox', login) }}>
            <Untrusted text={login} />
          </PlaceLink>
        )}
      </Fact>
      <Fact name={words.session.messages}>
        <SessionMessages ids={messages} />
      </Fact>
    </Facts>
  )
}
