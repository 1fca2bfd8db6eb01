import type { ReactNode } from 'react'
import { useServer } from '../api/queries.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { usePlace } from '../place.ts'
import { firstMail } from './first-mail.ts'

/** How to send a first mail, with the addresses that this very server listens on. */
export function Welcome(): ReactNode {
  const { inbox } = usePlace()
  const server = useServer().data
  if (server === undefined) return null
  const samples = firstMail(server.listeners, { page: location.hostname, inbox })
  return (
    <div className="welcome">
      <img src="/icon.svg" alt="" />
      <h2>Send a first mail</h2>
      <p>Point your app’s SMTP at this server, or try one of these. Nothing is relayed; it all stays here.</p>
      {samples.map(({ name, code }) => (
        <section key={name} aria-label={name}>
          <h3>{name}</h3>
          <div className="snippet">
            <pre>
              <code>{code}</code>
            </pre>
            <CopyButton text={code} label={`Copy: ${name}`} />
          </div>
        </section>
      ))}
    </div>
  )
}
