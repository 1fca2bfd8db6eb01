import type { ReactNode } from 'react'
import type { Envelope, MessageDetail } from '../api/types.ts'
import { Fact, Facts } from '../parts/facts.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { fullTime, octets } from '../text/amounts.ts'
import { bccOf } from './recipients.ts'
import { SessionView } from './session-view.tsx'

/** What stands around the message: the envelope, the copy that is kept, the session that brought it. */
export function DetailsView({ message }: { readonly message: MessageDetail }): ReactNode {
  const { envelope, session } = message
  const blind = new Set(bccOf(message).map(({ address }) => address))
  return (
    <>
      <h3 className="section">Envelope</h3>
      {envelope.from === null ? (
        <p className="absent">The message did not come by SMTP, so it has none.</p>
      ) : (
        <Facts>
          <Fact name="MAIL FROM">
            <EnvelopeAddress address={envelope.from} parameters={envelope.parameters} />
          </Fact>
          {envelope.to.map(({ address, parameters }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a recipient may stand there twice, and the order never changes
            <Fact name="RCPT TO" key={index}>
              <EnvelopeAddress address={address} parameters={parameters} />
              {blind.has(address) && <span className="badge">Bcc</span>}
            </Fact>
          ))}
        </Facts>
      )}
      <h3 className="section">Message</h3>
      <Facts>
        <Fact name="Received">{fullTime(Date.parse(message.receivedAt))}</Fact>
        <Fact name="Date">
          {message.date === null ? <span className="absent">none</span> : fullTime(Date.parse(message.date))}
        </Fact>
        <Fact name="Message-ID">
          <Untrusted text={message.messageId} or="none" />
        </Fact>
        <Fact name="Inbox">
          <Untrusted text={message.inbox} />
        </Fact>
        <Fact name="Mailbox, UID">
          <Untrusted text={`${message.mailbox}, ${message.uid}`} />
        </Fact>
        <Fact name="Id, seq">{`${message.id}, ${message.seq}`}</Fact>
        <Fact name="Size">{octets(message.size)}</Fact>
        <Fact name="SHA-256">{message.sha256}</Fact>
      </Facts>
      {session !== null && <SessionView id={session} />}
    </>
  )
}

function EnvelopeAddress({
  address,
  parameters,
}: {
  readonly address: string
  readonly parameters: Envelope['parameters']
}): ReactNode {
  const given = Object.entries(parameters).map(([name, value]) =>
    value === true ? name : `${name}=${value}`,
  )
  return (
    <>
      &lt;
      <Untrusted text={address} />
      &gt; <Untrusted text={given.join(' ')} />
    </>
  )
}
