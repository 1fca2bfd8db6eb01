import type { ReactNode } from 'react'
import type { MessageDetail } from '../api/types.ts'
import { Fact, Facts } from '../parts/facts.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { fullTime, octets } from '../text/amounts.ts'
import { words } from '../words/words.ts'
import { EnvelopeView } from './envelope-view.tsx'

/** Recipients that are named here; the envelope has them all. */
const MOST_NAMED = 20

/** What stands around the message: the envelope, and the copy that is kept. */
export function DetailsView({ message }: { readonly message: MessageDetail }): ReactNode {
  return (
    <>
      <h3 className="section">{words.message.envelope}</h3>
      <EnvelopeView message={message} />
      <h3 className="section">{words.message.title}</h3>
      <Facts>
        <Fact name={words.message.received}>{fullTime(Date.parse(message.receivedAt))}</Fact>
        <Fact name={words.message.date}>
          {message.date === null ? (
            <span className="absent">{words.phrases.none}</span>
          ) : (
            fullTime(Date.parse(message.date))
          )}
        </Fact>
        <Fact name={words.message.messageId}>
          <Untrusted text={message.messageId} or={words.phrases.none} />
        </Fact>
        <Fact name={words.message.inbox}>
          <Untrusted text={message.inbox} />
        </Fact>
        <RoutedFacts routed={message.routedBy} />
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

/** Why the message is in its inbox: the rule, which recipients led here, and which rules were passed over. */
function RoutedFacts({ routed }: { readonly routed: MessageDetail['routedBy'] }): ReactNode {
  const { routedBy, routes, routedRecipients, passedOver } = words.message
  if (routed === null)
    return (
      <Fact name={routedBy}>
        <span className="absent">{routes.unknown}</span>
      </Fact>
    )
  const { rule, detail, recipients } = routed
  return (
    <>
      <Fact name={routedBy}>
        {routes[rule]} {detail !== '' && <Untrusted text={detail} />}
      </Fact>
      {recipients !== null && (
        <Fact name={routedRecipients}>
          <Untrusted text={recipients.slice(0, MOST_NAMED).join(', ')} />
          {recipients.length > MOST_NAMED && ' …'}
        </Fact>
      )}
      {routed.passedOver.length > 0 && (
        <Fact name={passedOver}>
          <Untrusted text={routed.passedOver.join('; ')} />
        </Fact>
      )}
    </>
  )
}
