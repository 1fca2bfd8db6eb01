import type { ReactNode } from 'react'
import { START } from '../address.ts'
import { useInboxes, useServer } from '../api/queries.ts'
import type { ServerInfo } from '../api/types.ts'
import { Fact, Facts } from '../parts/facts.tsx'
import { PlaceLink } from '../parts/place-link.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { fullTime, octets } from '../text/amounts.ts'
import { words } from '../words/words.ts'
import { OptionLink } from './option-link.tsx'
import { Options } from './options.tsx'
import { Section } from './section.tsx'
import { ThemeChoice } from './theme-choice.tsx'

/** What the server runs with, and how the page looks. */
export function ServerSettings(): ReactNode {
  const { data: server, error } = useServer()
  return (
    <div className="sections">
      <ThemeChoice />
      <InboxList />
      {server === undefined ? (
        <p className="why" role="status">
          {error?.message ?? words.phrases.reading}
        </p>
      ) : (
        <>
          <ListenerFacts server={server} />
          <TlsFacts tls={server.tls} />
          <StoreFacts server={server} />
          <LimitFacts server={server} />
          <Options options={server.options} />
        </>
      )}
    </div>
  )
}

function InboxList(): ReactNode {
  const inboxes = useInboxes().data ?? []
  const text = words.settings.inboxes
  return (
    <Section title={text.title} why={inboxes.length === 0 ? text.none : text.why}>
      <ul className="inbox-list">
        {inboxes.map(({ name }) => (
          <li key={name}>
            <PlaceLink className="chip" to={{ ...START, area: 'settings', inbox: name }}>
              <Untrusted text={name} />
            </PlaceLink>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function ListenerFacts({ server: { listeners, version } }: { readonly server: ServerInfo }): ReactNode {
  const text = words.settings.listeners
  return (
    <Section title={text.title} why={text.why(version)}>
      <Facts>
        {listeners.map(({ protocol, address, tls }) => (
          <Fact
            key={`${protocol} ${address}`}
            name={<OptionLink name={`${protocol}-listen`}>{protocol.toUpperCase()}</OptionLink>}
          >
            {address} <span className="aside">{text[tls]}</span>
          </Fact>
        ))}
      </Facts>
    </Section>
  )
}

function TlsFacts({ tls }: Pick<ServerInfo, 'tls'>): ReactNode {
  const text = words.settings.tls
  if (tls === null)
    return (
      <Section title={text.title} why={text.off}>
        <p className="why">
          <OptionLink name="tls">--tls</OptionLink>, <OptionLink name="tls-cert">--tls-cert</OptionLink>
        </p>
      </Section>
    )
  return (
    <Section title={text.title} why={tls.selfSigned ? text.selfSigned : text.given}>
      <Facts>
        <Fact name={text.fingerprint}>{tls.fingerprint}</Fact>
        <Fact name={text.subject}>
          <Untrusted text={tls.subject} or={words.phrases.none} />
        </Fact>
        <Fact name={text.names}>
          <Untrusted text={tls.names} or={words.phrases.none} />
        </Fact>
        <Fact name={text.validTo}>{fullTime(Date.parse(tls.validTo))}</Fact>
      </Facts>
    </Section>
  )
}

function StoreFacts({ server: { store } }: { readonly server: ServerInfo }): ReactNode {
  const text = words.settings.store
  return (
    <Section title={text.title} why={store.place === 'memory:' ? text.inMemory : text.onDisk}>
      <Facts>
        <Fact name={<OptionLink name="store">{text.place}</OptionLink>}>{store.place}</Fact>
        <Fact name={<OptionLink name="durability">{text.durability}</OptionLink>}>{store.durability}</Fact>
        <Fact name={text.messages}>{store.messages.toLocaleString()}</Fact>
        <Fact name={text.size}>{octets(store.bytes)}</Fact>
        {store.trouble !== null && <Fact name={text.trouble}>{store.trouble}</Fact>}
      </Facts>
    </Section>
  )
}

/** Options that say how much is taken and kept. */
const LIMITS = [
  'max-message-size',
  'max-recipients',
  'max-connections',
  'max-connections-per-ip',
  'max-messages',
  'max-age',
  'max-bytes',
]

function LimitFacts({ server: { options } }: { readonly server: ServerInfo }): ReactNode {
  const text = words.settings.serverLimits
  return (
    <Section title={text.title} why={text.why}>
      <Facts>
        {options
          .filter(({ name }) => LIMITS.includes(name))
          .map(({ name, value }) => (
            <Fact key={name} name={<OptionLink name={name}>{name}</OptionLink>}>
              {value}
            </Fact>
          ))}
      </Facts>
    </Section>
  )
}
