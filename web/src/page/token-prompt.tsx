import { type FormEvent, type ReactNode, useState } from 'react'
import { useUnlocking } from '../api/changes.ts'
import { words } from '../words/words.ts'

/** Asks for the server's token and trades it for a cookie; the token itself is kept nowhere. */
export function TokenPrompt(): ReactNode {
  const unlocking = useUnlocking()
  const [token, setToken] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    unlocking.mutate(token)
  }
  return (
    <main className="prompt">
      <img src="/icon.svg" alt="" />
      <h1>{words.page.locked}</h1>
      <p>{words.page.lockedWhy}</p>
      <form onSubmit={submit}>
        <label htmlFor="token">{words.page.token}</label>
        <input
          id="token"
          className="field"
          type="password"
          autoComplete="current-password"
          required
          value={token}
          aria-describedby="token-problem"
          aria-invalid={unlocking.isError}
          onChange={(event) => setToken(event.target.value)}
        />
        <p id="token-problem" className="problem" role="alert">
          {unlocking.error?.message}
        </p>
        <button type="submit" className="button main" disabled={unlocking.isPending}>
          {words.page.unlock}
        </button>
      </form>
    </main>
  )
}
