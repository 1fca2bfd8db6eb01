import type { ReactNode } from 'react'
import { useServer } from '../api/queries.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { usePlace } from '../place.ts'
import { words } from '../words/words.ts'
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
      <h2>{words.page.welcome}</h2>
      <p>{words.page.welcomeHow}</p>
      {samples.map(({ name, code }) => (
        <section key={name} aria-label={name}>
          <h3>{name}</h3>
          <div className="snippet">
            <pre>
              <code>{code}</code>
            </pre>
            <CopyButton text={code} label={words.page.copyNamed(name)} />
          </div>
        </section>
      ))}
    </div>
  )
}
