import type { ReactNode } from 'react'
import type { Envelope, MessageDetail } from '../api/types.ts'
import { Fact, Facts } from '../parts/facts.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { fullTime, octets } from '../text/amounts.ts'
import { words } from '../words/words.ts'
import { bccOf } from './recipients.ts'

/** What stands around the message: the envelope, and the copy that is kept. */
export function DetailsView({ message }: { readonly message: MessageDetail }): ReactNode {
  const { envelope } = message
  const blind = new Set(bccOf(message).map(({ address }) => address))
  return (
    <>
      <h3 className="section">{words.message.envelope}</h3>
      {envelope.from === null ? (
        <p className="absent">{words.message.noEnvelope}</p>
      ) : (
        <Facts>
          <Fact name="MAIL FROM">
            <EnvelopeAddress address={envelope.from} parameters={envelope.parameters} />
          </Fact>
          {envelope.to.map(({ address, parameters }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a recipient may stand there twice, and the order never changes
            <Fact name="RCPT TO" key={index}>
              <EnvelopeAddress address={address} parameters={parameters} />
              {blind.has(address) && <span className="badge">{words.message.bcc}</span>}
            </Fact>
          ))}
        </Facts>
      )}
      <h3 className="section">{words.message.title}</h3>
      <Facts>
        <Fact name={words.message.received}>{fullTime(Date.parse(message.receivedAt))}</Fact>
        <Fact name={words.message.date}>
          {message.date === null ? (
            <span className="absent">{words.common.none}</span>
          ) : (
            fullTime(Date.parse(message.date))
          )}
        </Fact>
        <Fact name={words.message.messageId}>
          <Untrusted text={message.messageId} or={words.common.none} />
        </Fact>
        <Fact name={words.message.inbox}>
          <Untrusted text={message.inbox} />
        </Fact>
        <Fact name={words.message.mailbox}>
          <Untrusted text={`${message.mailbox}, ${message.uid}`} />
        </Fact>
        <Fact name={words.message.id}>{`${message.id}, ${message.seq}`}</Fact>
        <Fact name={words.message.size}>{octets(message.size)}</Fact>
        <Fact name="SHA-256">{message.sha256}</Fact>
      </Facts>
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
