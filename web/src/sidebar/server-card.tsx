import type { ReactNode } from 'react'
import { useLocking } from '../api/changes.ts'
import type { LiveState } from '../api/follow.ts'
import { useServer } from '../api/queries.ts'
import { Icon } from '../parts/icon.tsx'
import { octets } from '../text/amounts.ts'
import { words } from '../words/words.ts'
import { NotifyButton } from './notify-button.tsx'

interface ServerCardProps {
  readonly live: LiveState
  readonly onHelp: () => void
}

/** Where mail is sent to, how much is kept, and whether the page hears of new mail. */
export function ServerCard({ live, onHelp }: ServerCardProps): ReactNode {
  const server = useServer().data
  const locking = useLocking()
  const mail = server?.listeners.filter((listener) => !listener.protocol.startsWith('http')) ?? []
  return (
    <section className="server" aria-label={words.sidebar.server}>
      <dl>
        {mail.map(({ protocol, address }) => (
          <div className="fact" key={`${protocol} ${address}`}>
            <dt>{protocol.toUpperCase()}</dt>
            <dd>{address}</dd>
          </div>
        ))}
        {server !== undefined && (
          <div className="fact">
            <dt>{words.sidebar.store}</dt>
            <dd title={`${server.store.place} · ${server.store.durability}`}>{octets(server.store.bytes)}</dd>
          </div>
        )}
      </dl>
      <footer>
        <span className="live" data-state={live} role="status">
          {words.sidebar[live]}
        </span>
        {server?.auth.token === true && (
          <button type="button" className="button quiet" onClick={() => locking.mutate()}>
            {words.sidebar.lock}
          </button>
        )}
        <NotifyButton />
        <button type="button" className="button quiet" onClick={onHelp}>
          <Icon name="help" />
          {words.sidebar.help}
        </button>
      </footer>
    </section>
  )
}
