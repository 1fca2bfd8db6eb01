import type { Command, Talk } from './command.ts'

const SECOND = 1000

/** What no single command brings (RFC 2449 §6, RFC 3206 §6). */
async function ofTheServer(talk: Talk): Promise<readonly string[]> {
  const { loginDelayMs, version } = talk.settings
  return [
    'RESP-CODES',
    'AUTH-RESP-CODE',
    'PIPELINING',
    `EXPIRE ${await talk.expiry()}`,
    ...(loginDelayMs > 0 ? [`LOGIN-DELAY ${Math.ceil(loginDelayMs / SECOND)}`] : []),
    `IMPLEMENTATION Sandpost-${version}`,
  ]
}

/** The lines of CAPA: what the commands bring as they are now, and what holds for all of them. */
export async function capabilities(talk: Talk, commands: readonly Command[]): Promise<readonly string[]> {
  const brought = commands.flatMap((command) => command.capability?.(talk) ?? [])
  return [...brought, ...(await ofTheServer(talk))]
}
