import type { ReactNode } from 'react'
import type { Session } from '../api/types.ts'
import { Fact, Facts } from '../parts/facts.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { fullTime } from '../text/amounts.ts'
import { words } from '../words/words.ts'
import { isThisMachine } from './end-point.ts'

type Tls = NonNullable<Session['tls']>

/** What TLS agreed on and what the server presented; or that there was none, and whether that mattered. */
export function Encryption({ session }: { readonly session: Session }): ReactNode {
  const { tls } = session
  if (tls === null) return <p>{plainly(session)}</p>
  return (
    <Facts>
      <Fact name={words.session.version}>{tls.version}</Fact>
      <Fact name={words.session.cipher}>{tls.cipher}</Fact>
      <Fact name={words.session.serverName}>
        <Untrusted text={tls.serverName ?? ''} or={words.session.noServerName} />
      </Fact>
      {tls.certificate !== null && certificateFacts(tls.certificate, session)}
    </Facts>
  )
}

function certificateFacts(
  { subject, issuer, fingerprint, validUntil }: NonNullable<Tls['certificate']>,
  { startedAt }: Session,
): ReactNode {
  return (
    <>
      <Fact name={words.session.subject}>
        <Untrusted text={subject} or={words.session.noSubject} />
      </Fact>
      <Fact name={words.session.issuer}>
        {issuer === subject ? words.session.selfSigned : <Untrusted text={issuer} />}
      </Fact>
      <Fact name={words.session.validUntil}>
        {fullTime(Date.parse(validUntil))}
        {Date.parse(validUntil) < Date.parse(startedAt) && (
          <span className="badge failed">{words.session.expired}</span>
        )}
      </Fact>
      <Fact name={words.session.fingerprint}>{fingerprint}</Fact>
    </>
  )
}

function plainly({ failure, remote, login }: Session): string {
  const { plain, plainHere, plainLogin, plainFar, noHandshake } = words.session
  if (failure === 'tls') return noHandshake
  if (isThisMachine(remote)) return `${plain} ${plainHere}`
  return `${plain} ${login !== null || failure === 'login' ? plainLogin : plainFar}`
}
