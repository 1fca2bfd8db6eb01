import { type FormEvent, type ReactNode, useState } from 'react'
import { useUnlocking } from '../api/changes.ts'

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
      <h1>This Sandpost is locked</h1>
      <p>
        Its mail is for whoever has the value of <code>--http-token</code>.
      </p>
      <form onSubmit={submit}>
        <label htmlFor="token">Token</label>
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
          Unlock
        </button>
      </form>
    </main>
  )
}
