import { expect as base, test as plain } from '@playwright/test'
import { attachMails } from './attachments.ts'
import { type MailOptions, openSandbox, withInbox } from './fixture.ts'
import type { Inbox } from './inbox.ts'
import { mailMatchers, snapshotMatcher } from './matchers/matchers.ts'
import { toHaveText } from './playwright-text.ts'
import type { MailSandbox } from './sandbox.ts'

/** Playwright's `expect`, with the matchers for mail. */
export const expect = base.extend({
  ...mailMatchers,
  toHaveText,
  ...snapshotMatcher((_, text, name) => {
    base(text).toMatchSnapshot(...(name as []))
    return undefined
  }),
})

/** What a test gets, by the names of its first argument. */
export interface MailFixtures {
  /** How the inbox is opened: `test.use({ mailOptions: { strict: true } })`. */
  readonly mailOptions: MailOptions
  /** An inbox that nobody else has. When the test fails, each of its mails is attached: as .eml, HTML and picture. */
  readonly inbox: Inbox
}

/** What all tests of a worker share. */
export interface MailWorkerFixtures {
  /** The server: one for each worker, or that of `SANDPOST_URL`. */
  readonly sandbox: MailSandbox
}

/** Playwright's `test`, with an inbox for each test that asks for one. */
export const test = plain.extend<MailFixtures, MailWorkerFixtures>({
  mailOptions: [{}, { option: true }],
  sandbox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures it takes
    async ({}, use) => {
      const sandbox = await openSandbox()
      await use(sandbox)
      await sandbox.close({ verify: false })
    },
    { scope: 'worker' },
  ],
  inbox: async ({ sandbox, mailOptions, playwright, browserName, launchOptions }, use, testInfo) =>
    withInbox(
      sandbox,
      {
        title: testInfo.title,
        options: mailOptions,
        failed: () => testInfo.status !== testInfo.expectedStatus,
        onFailure: (inbox) =>
          attachMails(inbox, {
            attach: (name, what) => testInfo.attach(name, what),
            launch: () => playwright[browserName].launch(launchOptions),
          }),
      },
      use,
    ),
})
