import * as vitest from 'vitest'
import { type MailOptions, openSandbox, prepareSandbox, withInbox } from './fixture.ts'
import type { Inbox } from './inbox.ts'
import { mailMatchers, snapshotMatcher } from './matchers/matchers.ts'
import type { MailMatchers } from './matchers/types.ts'
import type { MailSandbox } from './sandbox.ts'

declare module 'vitest' {
  interface Matchers<T> extends MailMatchers {}
}

const { expect } = vitest

await prepareSandbox()

expect.extend({
  ...mailMatchers,
  ...snapshotMatcher((context, text, name) =>
    // The state of the very test, so that tests which run at once keep their snapshots apart.
    vitest.Snapshots.toMatchSnapshot.call(context as vitest.MatcherState, text, ...name),
  ),
})

/** What a test gets, by the names of its first argument. */
export interface MailFixtures {
  /** How the inbox is opened: `test.override({ mailOptions: { strict: true } })`. */
  readonly mailOptions: MailOptions
  /** The server: one for each worker, or that of `SANDPOST_URL`. */
  readonly sandbox: MailSandbox
  /** An inbox that nobody else has. */
  readonly inbox: Inbox
  /** The same inbox. */
  readonly mail: Inbox
}

/** Vitest's `test`, with an inbox for each test that asks for one. */
export const test = vitest.test.extend<MailFixtures>({
  mailOptions: {},
  sandbox: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures it takes
    async ({}, use) => {
      const sandbox = await openSandbox()
      await use(sandbox)
      // The inboxes of tests that failed are open, and told of already.
      await sandbox.close({ verify: false })
    },
    { scope: 'worker' },
  ],
  inbox: async ({ sandbox, mailOptions, task }, use) =>
    withInbox(
      sandbox,
      { title: task.name, options: mailOptions, failed: () => task.result?.state === 'fail' },
      use,
    ),
  mail: async ({ inbox }, use) => use(inbox),
})

/** The same, by its other name. @alias */
export const it = test
export { expect }
