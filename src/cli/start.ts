import type { Reading } from '../config/settings.ts'
import type { Log } from '../lib/log.ts'
import { type Sandbox, startSandbox } from '../sandbox.ts'
import { CommandFailure, EXIT } from './exit.ts'

/** Starts a sandbox; what keeps it from starting is told in its own words. @throws BadOption, CommandFailure */
export async function start(reading: Reading, options: { readonly log?: Log } = {}): Promise<Sandbox> {
  try {
    return await startSandbox(reading, options)
  } catch (error) {
    throw refusal(error)
  }
}

/** A defect of ours keeps its stack. */
function refusal(error: unknown): unknown {
  const isDefect =
    !(error instanceof Error) || ['TypeError', 'ReferenceError', 'RangeError'].includes(error.name)
  return isDefect ? error : new CommandFailure(error.message, EXIT.refused, { cause: error })
}
