import { readFileSync } from 'node:fs'
import { CommandFailure, EXIT } from './exit.ts'

/** How many files a server must be able to have open: with fewer not even its own modules can be loaded. */
const LEAST = 256

/** @throws CommandFailure where the system says that fewer may be open; only Linux says it */
export function checkOpenFiles(limits: () => string = () => readFileSync('/proc/self/limits', 'utf8')): void {
  let text = ''
  try {
    text = limits()
  } catch {
    return
  }
  const [, soft] = /^Max open files +(\d+)/m.exec(text) ?? []
  if (soft === undefined || Number(soft) >= LEAST) return
  throw new CommandFailure(
    `only ${soft} files may be open (ulimit -n): a server needs at least ${LEAST}, and one for each connection.`,
    EXIT.refused,
  )
}
