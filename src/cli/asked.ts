import type { SandpostClient } from '../client/client.ts'
import { NotOne, ServerRefusal, WaitTimeout } from '../client/failure.ts'
import { CommandFailure, EXIT } from './exit.ts'
import { type ServerFlags, serverFailure, serverOf } from './server-options.ts'

/** Statuses that say that the question was wrong, or that it may not be asked. */
const MISTAKES = new Set([400, 401, 403, 404, 422])

/** Asks the server, and says in exit code and words what it refused. @throws CommandFailure */
export async function asked<Answer>(
  flags: ServerFlags & { readonly json?: boolean },
  question: (client: SandpostClient) => Promise<Answer>,
): Promise<Answer> {
  const { url, client } = serverOf(flags, process.env)
  try {
    return await question(client)
  } catch (error) {
    if (flags.json === true && (error instanceof WaitTimeout || error instanceof NotOne))
      print(JSON.stringify(error.answer))
    throw askingFailure(error, url)
  }
}

/** Writes a line to standard output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** An error of the client in exit code and words. */
export function askingFailure(error: unknown, url: string): CommandFailure {
  if (error instanceof WaitTimeout) return new CommandFailure(error.message, EXIT.timedOut, { cause: error })
  if (error instanceof NotOne) return new CommandFailure(error.message, EXIT.failed, { cause: error })
  if (error instanceof ServerRefusal) return refusal(error)
  return serverFailure(error, url)
}

function refusal(error: ServerRefusal): CommandFailure {
  const { status, code } = error.problem
  if (status === 408) return new CommandFailure(error.message, EXIT.timedOut, { cause: error })
  if (code === 'shutting-down') return new CommandFailure(error.message, EXIT.noServer, { cause: error })
  const exitCode = MISTAKES.has(status) ? EXIT.refused : EXIT.failed
  return new CommandFailure(error.message, exitCode, { cause: error })
}
