import { describe, expect, it } from 'vitest'
import { overQuota, quotaLimits, quotaUsage, setQuotaLimits } from '../../src/imap/quota.ts'
import { type ImapBench, startImap } from './imap-bench.ts'

const MAIL = 'Subject: x\r\n\r\n'.padEnd(1000, 'x')

/** As much of a session as looks after its quota. */
function sessionOf({ store, inboxOf }: ImapBench, withheld: readonly string[] = []) {
  return { store, inbox: inboxOf('shop'), offers: (name: string) => !withheld.includes(name) }
}

async function withMail() {
  const imap = await startImap({ mail: [MAIL, { raw: MAIL, mailbox: 'Sent' }] })
  return { imap, session: sessionOf(imap) }
}

describe('the quota of an inbox', () => {
  it('is without limits until some are set, and each time they are all set', async () => {
    const { session } = await withMail()
    expect(await quotaLimits(session)).toEqual(new Map())
    await setQuotaLimits(session, new Map([['STORAGE', 3] as const, ['MESSAGE', 4] as const]))
    expect(await quotaLimits(session)).toEqual(
      new Map([
        ['STORAGE', 3],
        ['MESSAGE', 4],
      ]),
    )
    await setQuotaLimits(session, new Map([['MESSAGE', 0] as const]))
    expect(await quotaLimits(session)).toEqual(new Map([['MESSAGE', 0]]))
    await setQuotaLimits(session, new Map())
    expect(await quotaLimits(session)).toEqual(new Map())
  })

  it('counts what stands in all mailboxes, begun units of 1 024 octets as whole ones', async () => {
    const { imap, session } = await withMail()
    expect(await quotaUsage(session)).toEqual({ STORAGE: 2, MESSAGE: 2 })
    const { id } = await imap.store.mailboxes.get(session.inbox, 'INBOX')
    await imap.store.mailboxes.copy(session.inbox, id, [1], 'Trash')
    expect(await quotaUsage(session)).toEqual({ STORAGE: 3, MESSAGE: 3 })
  })

  it('has room up to its limits, and not beyond', async () => {
    const { session } = await withMail()
    const refused = { status: 'NO', code: 'OVERQUOTA' }
    expect(await overQuota(session, 1e12, 1e6)).toBeUndefined()
    await setQuotaLimits(session, new Map([['STORAGE', 2] as const]))
    expect(await overQuota(session, 48, 1)).toBeUndefined()
    expect(await overQuota(session, 49, 1)).toMatchObject(refused)
    await setQuotaLimits(session, new Map([['MESSAGE', 3] as const]))
    expect(await overQuota(session, 1e12, 1)).toBeUndefined()
    expect(await overQuota(session, 0, 2)).toMatchObject(refused)
    await setQuotaLimits(session, new Map([['MESSAGE', 0] as const]))
    expect(await overQuota(session, 0, 0)).toBeUndefined()
    expect(await overQuota(session, 0, 1)).toMatchObject(refused)
  })

  it('never refuses mail that comes in', async () => {
    const { imap, session } = await withMail()
    await setQuotaLimits(session, new Map([['MESSAGE', 0] as const]))
    await imap.deliver('shop', MAIL)
    expect(await quotaUsage(session)).toMatchObject({ MESSAGE: 3 })
  })

  it('does not know what is withheld', async () => {
    const { imap, session } = await withMail()
    await setQuotaLimits(session, new Map([['MESSAGE', 0] as const, ['STORAGE', 9] as const]))
    const bare = sessionOf(imap, ['QUOTA=RES-MESSAGE'])
    expect(await quotaLimits(bare)).toEqual(new Map([['STORAGE', 9]]))
    expect(await overQuota(bare, 1, 1)).toBeUndefined()
  })
})
