import { Refusal } from './request.ts'

/** What was wrong, in the server's words, and what to do where that is more than to choose another name. */
export function problemText(error: Error | null): string | null {
  if (!(error instanceof Refusal)) return error?.message ?? null
  const said = error.code === 'inbox-exists' || error.code === 'bad-inbox-name'
  return said ? error.message : `${error.message} ${error.todo}`
}
