import type { ReactNode } from 'react'
import { useLogin } from '../api/queries.ts'
import { Page } from './page.tsx'
import { TokenPrompt } from './token-prompt.tsx'

/** The page, once the server lets this browser read. */
export function Gate(): ReactNode {
  const login = useLogin()
  if (login.data !== undefined) return login.data.open ? <Page /> : <TokenPrompt />
  if (login.error === null) return null
  return (
    <main className="prompt">
      <h1>The server cannot be reached</h1>
      <p role="alert">{login.error.message}</p>
      <button type="button" className="button main" onClick={() => void login.refetch()}>
        Try again
      </button>
    </main>
  )
}
