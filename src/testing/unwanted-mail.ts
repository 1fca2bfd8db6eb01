import { shownMail } from './failed-wait.ts'
import type { MailFields } from './mail-fields.ts'

/** Mail came where none was to come. */
export class UnwantedMail extends Error {
  readonly mails: readonly MailFields[]

  constructor(inbox: string, mails: readonly MailFields[], url: string) {
    super(listed(`Inbox "${inbox}" was to get no mail, and got ${mails.length}:`, mails, url))
    this.name = 'UnwantedMail'
    this.mails = mails
  }
}

/** A strict inbox got mail that no test asked for. */
export class UnassertedMail extends Error {
  readonly mails: readonly MailFields[]

  constructor(inbox: string, mails: readonly MailFields[], url: string) {
    const todo = 'Ask for it (next, all, capture, toHaveReceived), see why it was sent, or turn strict off.'
    super(
      `${listed(`Inbox "${inbox}" is strict, and nobody asserted on ${mails.length} of its mails:`, mails, url)}\n${todo}`,
    )
    this.name = 'UnassertedMail'
    this.mails = mails
  }
}

function listed(first: string, mails: readonly MailFields[], url: string): string {
  return [first, ...mails.map((mail) => `  ${shownMail(mail)}`), `Look at it: ${url}`].join('\n')
}
