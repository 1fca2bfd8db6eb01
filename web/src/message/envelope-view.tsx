import { type ReactNode, useState } from 'react'
import type { MessageDetail } from '../api/types.ts'
import { Untrusted } from '../parts/untrusted.tsx'
import { words } from '../words/words.ts'
import { type Recipient, recipientsOf, senderMatch } from './envelope-rows.ts'

/** Recipients that are laid out at first; a message may have thousands. */
const FIRST = 100

/** The envelope beside the header: who really sent the message and got it, against whom the header names. */
export function EnvelopeView({ message }: { readonly message: MessageDetail }): ReactNode {
  const [all, setAll] = useState(false)
  const { envelope, from } = message
  if (envelope.from === null) return <p className="absent">{words.message.noEnvelope}</p>
  const recipients = recipientsOf(message)
  const shown = all ? recipients : recipients.slice(0, FIRST)
  const match = senderMatch(envelope.from, from)
  return (
    <>
      <table className="facts envelope">
        <thead>
          <tr>
            <th scope="col">{words.message.command}</th>
            <th scope="col">{words.message.address}</th>
            <th scope="col">{words.message.inHeader}</th>
          </tr>
        </thead>
        <tbody>
          <tr data-differs={match === 'same' ? undefined : true}>
            <th scope="row">MAIL FROM</th>
            <td className="code">
              <EnvelopeAddress address={envelope.from} parameters={envelope.parameters} />
            </td>
            <td>
              {from.map(({ address }) => (
                <p className="named" key={address}>
                  <span className="badge">{words.message.from}</span> <Untrusted text={address} />
                </p>
              ))}
              <p className="explanation">{words.message.sender[match]}</p>
            </td>
          </tr>
          {shown.map((recipient, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a recipient may stand there twice, and the order never changes
            <RecipientRow recipient={recipient} key={index} />
          ))}
        </tbody>
      </table>
      {shown.length < recipients.length && (
        <button type="button" className="button" onClick={() => setAll(true)}>
          {words.phrases.showAll(recipients.length)}
        </button>
      )}
    </>
  )
}

function RecipientRow({ recipient }: { readonly recipient: Recipient }): ReactNode {
  const { address, parameters, named, again } = recipient
  const blind = named.length === 0
  const remark = remarkOn(recipient)
  return (
    <tr data-differs={remark === undefined ? undefined : true}>
      <th scope="row">{parameters === null ? words.message.noCommand : 'RCPT TO'}</th>
      <td className="code">
        <EnvelopeAddress address={address} parameters={parameters ?? {}} />
      </td>
      <td>
        {(blind ? (['bcc'] as const) : named).map((field) => (
          <span className="badge" key={field}>
            {words.message[field]}
          </span>
        ))}
        {again && <p className="explanation">{words.message.recipientAgain}</p>}
        {remark !== undefined && <p className="explanation">{remark}</p>}
      </td>
    </tr>
  )
}

function remarkOn({ parameters, named }: Recipient): string | undefined {
  if (parameters === null) return words.message.gotNothing
  if (named.length === 0) return words.message.blindCopy
  return named.includes('bcc') ? words.message.bccTold : undefined
}

interface EnvelopeAddressProps {
  readonly address: string
  readonly parameters: Readonly<Record<string, string | true>>
}

function EnvelopeAddress({ address, parameters }: EnvelopeAddressProps): ReactNode {
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
