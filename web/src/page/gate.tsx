import { type ReactNode, useState } from 'react'
import { useLogin, useServer } from '../api/queries.ts'
import { words } from '../words/words.ts'
import { Page } from './page.tsx'
import { TokenPrompt } from './token-prompt.tsx'

/** The page, once the server lets this browser read. */
export function Gate(): ReactNode {
  const login = useLogin()
  if (login.data !== undefined) return login.data.open ? <Opened /> : <TokenPrompt />
  return login.error === null ? null : <Unreachable error={login.error} retry={login.refetch} />
}

function Opened(): ReactNode {
  const server = useServer()
  const [start, setStart] = useState<number>()
  if (start !== undefined) return <Page start={start} />
  if (server.data !== undefined) setStart(server.data.store.seq)
  return server.error === null ? null : <Unreachable error={server.error} retry={server.refetch} />
}

interface UnreachableProps {
  readonly error: Error
  readonly retry: () => Promise<unknown>
}

function Unreachable({ error, retry }: UnreachableProps): ReactNode {
  return (
    <main className="prompt">
      <h1>{words.page.unreachable}</h1>
      <p role="alert">{error.message}</p>
      <button type="button" className="button main" onClick={() => void retry()}>
        {words.phrases.tryAgain}
      </button>
    </main>
  )
}
