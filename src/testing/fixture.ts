import { connect } from './connect.ts'
import type { Inbox } from './inbox.ts'
import type { InboxDefaults, MailSandbox } from './sandbox.ts'
import { loadServer, startSandbox } from './start.ts'

/** How the inbox of a test is opened. */
export type MailOptions = InboxDefaults

/** The server at `SANDPOST_URL` (with `SANDPOST_HTTP_TOKEN`, when it asks for one), or else one of its own, in this process. */
export function openSandbox(): Promise<MailSandbox> {
  return process.env.SANDPOST_URL ? connect() : startSandbox()
}

/** Reads ahead what {@link openSandbox} will need, so that no test's time goes by with it. */
export async function prepareSandbox(): Promise<void> {
  if (!process.env.SANDPOST_URL) await loadServer()
}

/** One test as its runner knows it. */
export interface RunningTest {
  readonly title: string
  readonly options: MailOptions
  /** Whether it has failed so far. */
  failed(): boolean
  /** What to do with the inbox of a test that failed, before it is let go. */
  readonly onFailure?: (inbox: Inbox) => Promise<void>
}

/**
 * Gives a test an inbox of its own. That of a test that failed stays on a server that runs on, for people to look at;
 * a strict one is verified when all else went well.
 */
export async function withInbox(
  sandbox: MailSandbox,
  { title, options, failed, onFailure }: RunningTest,
  use: (inbox: Inbox) => Promise<void>,
): Promise<void> {
  const inbox = await sandbox.inbox({ ...options, title })
  await use(inbox)
  try {
    if (!failed() && inbox.strict) await inbox.verify()
  } catch (error) {
    await onFailure?.(inbox)
    throw error
  }
  if (failed()) await onFailure?.(inbox)
  else await inbox.close({ verify: false })
}
