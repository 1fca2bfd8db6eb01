import type { Criteria } from '../criteria.ts'
import { shownCriteria } from '../criteria.ts'
import { MailNeverCame, shownMail } from '../failed-wait.ts'
import type { Inbox, WaitOptions, WatchOptions } from '../inbox.ts'
import { requireInbox } from './requirements.ts'
import { type Verdict, verdict } from './verdict.ts'

/** What is asserted of an inbox: to be awaited. */
export const inboxMatchers = {
  async toHaveReceived(
    this: { readonly isNot?: boolean },
    inbox: Inbox,
    criteria: Criteria = {},
    options: WaitOptions & { readonly count?: number } = {},
  ): Promise<Verdict> {
    requireInbox(inbox, 'toHaveReceived')
    const { count } = options
    const isNot = this?.isNot === true
    try {
      // That nothing came is not known by waiting for it.
      if (isNot) await inbox.settled()
      const came = await inbox.received(criteria, isNot ? { ...options, timeout: 0 } : options)
      // Nor that no more came.
      if (count !== undefined && !isNot) await inbox.settled()
      const mails = count === undefined ? came : await inbox.messages(criteria)
      return verdict({
        pass: count === undefined || mails.length === count,
        claim: count === undefined ? 'to have received' : `to have received ${mailsOf(count)} and no more`,
        expected: shownCriteria(criteria),
        title: 'Received',
        received: mails.map(shownMail),
        url: inbox.url,
        of: `inbox "${inbox.name}"`,
      })
    } catch (error) {
      if (!(error instanceof MailNeverCame)) throw error
      return { pass: false, message: () => error.message }
    }
  },

  async toHaveReceivedNothing(
    inbox: Inbox,
    criteria: Criteria = {},
    options: WatchOptions = {},
  ): Promise<Verdict> {
    requireInbox(inbox, 'toHaveReceivedNothing')
    await inbox.settled(options)
    const mails = await inbox.messages(criteria)
    return verdict({
      pass: mails.length === 0,
      claim: `to have received nothing${Object.keys(criteria).length === 0 ? '' : ` with ${shownCriteria(criteria)}`}`,
      expected: '',
      title: 'Received',
      received: mails.map(shownMail),
      url: inbox.url,
      of: `inbox "${inbox.name}"`,
    })
  },
}

function mailsOf(count: number): string {
  return count === 1 ? 'one mail' : `${count} mails`
}
