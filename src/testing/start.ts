import type { SandboxOptions } from '../index.ts'
import { firstDomain } from './connect.ts'
import { type InboxDefaults, MailSandbox } from './sandbox.ts'

/** What mail to `anything@NAME.…` ends with, to come to the inbox NAME without a login. */
export const DOMAIN = 'inbox.test'

const NOT_IN_JEST =
  'A server cannot run inside of a test of Jest, where the errors of Node are no Errors. Let Jest start one: ' +
  'globalSetup: "sandpost/global-setup", globalTeardown: "sandpost/global-setup". Tests use it by connect().'

/** Options of the server, and how its inboxes are opened. */
export type StartOptions = SandboxOptions & InboxDefaults

/**
 * Starts a Sandpost in this process, in memory, on free ports of 127.0.0.1; any number may run at once.
 * @throws BadOption when an option of the server cannot be used; Error in Jest, whose tests run in a realm of their own
 */
export async function startSandbox({ timeout, strict, ...options }: StartOptions = {}): Promise<MailSandbox> {
  if (process.env.JEST_WORKER_ID !== undefined) throw new Error(NOT_IN_JEST)
  const { startSandbox: start } = await loadServer()
  const { inboxDomain = DOMAIN } = options
  const server = await start({ ...options, inboxDomain })
  return new MailSandbox({
    client: server.client,
    url: server.url,
    listeners: server.listeners,
    domain: firstDomain(String(inboxDomain)),
    close: () => server.close(),
    ...(timeout === undefined ? {} : { timeout }),
    ...(strict === undefined ? {} : { strict }),
  })
}

/** Reads the server's modules, ahead of the first start. Whoever only connects to a server needs none of them. */
export function loadServer(): Promise<typeof import('../index.ts')> {
  return import('../index.ts')
}
