import type { SandboxOptions } from '../index.ts'
import { type InboxDefaults, MailSandbox } from './sandbox.ts'

/** What mail to `anything@NAME.…` ends with, to come to the inbox NAME without a login. */
const DOMAIN = 'inbox.test'

/** Options of the server, and how its inboxes are opened. */
export type StartOptions = SandboxOptions & InboxDefaults

/**
 * Starts a Sandpost in this process, in memory, on free ports of 127.0.0.1; any number may run at once.
 * @throws BadOption when an option of the server cannot be used
 */
export async function startSandbox({ timeout, strict, ...options }: StartOptions = {}): Promise<MailSandbox> {
  const { startSandbox: start } = await loadServer()
  const server = await start({ inboxDomain: DOMAIN, ...options })
  return new MailSandbox({
    client: server.client,
    url: server.url,
    info: await server.client.server(),
    close: () => server.close(),
    ...(timeout === undefined ? {} : { timeout }),
    ...(strict === undefined ? {} : { strict }),
  })
}

/** Reads the server's modules, ahead of the first start. Whoever only connects to a server needs none of them. */
export function loadServer(): Promise<typeof import('../index.ts')> {
  return import('../index.ts')
}
