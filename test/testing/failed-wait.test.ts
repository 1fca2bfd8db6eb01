import { createTransport } from 'nodemailer'
import { describe, expect, it } from 'vitest'
import { MailNeverCame } from '../../src/testing/failed-wait.ts'
import { failureOf, Shop, shopOf, testSandbox } from './shop.ts'

describe('a wait that failed', () => {
  it('tells what came here, nearest first and why each differs, and what came elsewhere by which rule', async () => {
    const sandbox = await testSandbox()
    const [inbox, other] = [await sandbox.inbox(), await sandbox.inbox('other')]
    const shop = shopOf(inbox)
    await shop.send({ subject: 'Reset your pin', to: 'bob@example.test', text: 'x' })
    await shop.send({ subject: 'Reset your password', to: 'bob@example.test', text: 'x' })
    await shop.send({ subject: 'Far', from: 'x@y.test', to: 'bob@example.test', text: 'x' })
    await shopOf(other).reset('ann@example.test')
    const criteria = { subject: /password/, to: 'ann@example.test', from: 'shop' }
    const failure = await failureOf(inbox.next(criteria, { timeout: '20ms' }))
    expect(failure).toBeInstanceOf(MailNeverCame)
    const { message } = failure
    expect(message).toContain(`No mail came to inbox "${inbox.name}" in `)
    expect(message).toContain('Wanted: subject /password/, to "ann@example.test", from "shop"')
    expect(message).toContain(
      [
        'Received here, nearest first:',
        '  "Reset your password" from Shop <shop@example.test> to bob@example.test',
        '    ✗ to is bob@example.test',
        '  "Reset your pin" from Shop <shop@example.test> to bob@example.test',
        '    ✗ to is bob@example.test',
        '    ✗ subject is "Reset your pin"',
        '  "Far" from x@y.test to bob@example.test',
      ].join('\n'),
    )
    expect(message).toContain(
      'in "other": "Reset your password" from Shop <shop@example.test> to ann@example.test, by the login other',
    )
    expect(message).toContain(`Look at it: ${inbox.url}`)
  })

  it('tells nothing of mail that came elsewhere before the inbox was opened', async () => {
    const sandbox = await testSandbox()
    await shopOf(await sandbox.inbox()).send({ subject: 'of an earlier test', text: 'x' })
    const { message } = await failureOf((await sandbox.inbox()).next({}, { timeout: 0 }))
    expect(message).not.toContain('of an earlier test')
  })

  it('tells of the session that was refused, with the last lines of its transcript and no password', async () => {
    const sandbox = await testSandbox()
    const inbox = await sandbox.inbox()
    const { host, port, user } = inbox.smtp
    const app = createTransport({ host, port, auth: { user, pass: 'wr0ng-pass' } })
    await expect(app.sendMail({ from: 'a@b.test', to: 'c@d.test', text: 'x' })).rejects.toThrow(/535/)
    const { message } = await failureOf(inbox.next({}, { timeout: 0 }))
    expect(message).toContain('Received here: nothing else.')
    expect(message).toMatch(/SMTP session from 127\.0\.0\.1:\d+, failed: login.*\n(.*\n)*? {2}S: 535 /)
    expect(message).not.toContain('wr0ng-pass')
    expect(message).not.toContain(Buffer.from(`\0${user}\0wr0ng-pass`).toString('base64'))
  })

  it('tells that nobody came at all, and how many of several did', async () => {
    const inbox = await (await testSandbox()).inbox()
    const silent = await failureOf(inbox.next({}, { timeout: 0 }))
    expect(silent.message).toContain('SMTP: nobody logged in to this inbox, and no connection was refused.')
    const shop = new Shop(inbox.smtp.url)
    await shop.welcome('ann@example.test')
    shop.close()
    const { message } = await failureOf(inbox.all({ subject: 'welcome' }, { count: 2, timeout: 0 }))
    expect(message).toContain('Only 1 of 2 mails that fit came')
    expect(message).toContain('Fitting:\n  "Welcome to the shop" from Shop')
    expect(message).toMatch(/SMTP session from 127\.0\.0\.1:\d+, (ended|still open).*\(logged in as /)
  })

  it('counts what it does not show', async () => {
    const inbox = await (await testSandbox()).inbox()
    const shop = shopOf(inbox)
    for (let n = 0; n < 7; n += 1) await shop.send({ subject: `n ${n}`, text: 'x' })
    const { message } = await failureOf(inbox.next({ subject: 'x' }, { timeout: 0 }))
    expect(message).toContain('… and 2 more')
  })
})
