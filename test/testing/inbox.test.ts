import { describe, expect, it } from 'vitest'
import { MailNeverCame } from '../../src/testing/failed-wait.ts'
import { failureOf, shopOf, testSandbox } from './shop.ts'

const subjects = (mails: readonly { subject: string }[]) => mails.map(({ subject }) => subject)

describe('an inbox of a test', () => {
  it('waits for the mail that fits, and tells its link and its code', async () => {
    const inbox = await (await testSandbox()).inbox()
    const shop = shopOf(inbox)
    const coming = inbox.next({ subject: /reset/i, to: inbox.address })
    await shop.welcome(inbox.address)
    await shop.reset(inbox.address)
    const mail = await coming
    expect([mail.subject, mail.link({ text: 'Reset' }), mail.code()]).toEqual([
      'Reset your password',
      'https://shop.example.test/reset?token=q7Zx93LmPa52Kd81',
      '482913',
    ])
  })

  it('gives each mail out once, oldest first, also to several who wait at once', async () => {
    const inbox = await (await testSandbox()).inbox()
    const shop = shopOf(inbox)
    const waiting = [inbox.next(), inbox.next(), inbox.next()]
    for (const subject of ['one', 'two', 'three']) await shop.send({ subject, text: 'x' })
    expect(subjects(await Promise.all(waiting)).toSorted()).toEqual(['one', 'three', 'two'])
    await shop.send({ subject: 'four', text: 'x' })
    expect((await inbox.next()).subject).toBe('four')
    await expect(inbox.next({}, { timeout: 0 })).rejects.toThrow('Given out before: 4')
  })

  it('keeps what did not fit for who asks for it later', async () => {
    const inbox = await (await testSandbox()).inbox()
    const shop = shopOf(inbox)
    await shop.welcome('ann@example.test')
    await shop.reset('ann@example.test')
    expect((await inbox.next({ subject: 'reset' })).subject).toBe('Reset your password')
    expect((await inbox.next({ subject: 'welcome' })).subject).toBe('Welcome to the shop')
  })

  it('takes all that is there, or waits for so many', async () => {
    const inbox = await (await testSandbox()).inbox()
    const shop = shopOf(inbox)
    expect(await inbox.all()).toEqual([])
    const three = inbox.all({ subject: 'n' }, { count: 3 })
    for (const subject of ['n 1', 'n 2', 'n 3', 'other']) await shop.send({ subject, text: 'x' })
    expect(subjects(await three)).toEqual(expect.arrayContaining(['n 1', 'n 2', 'n 3']))
    expect(subjects(await inbox.all())).toEqual(['other'])
    expect(subjects(await inbox.messages())).toEqual(['n 1', 'n 2', 'n 3', 'other'])
  })

  it('is empty when it is opened by name and when it was cleared, whatever was there', async () => {
    const sandbox = await testSandbox()
    const first = await sandbox.inbox('shop')
    await shopOf(first).send({ subject: 'old', text: 'x' })
    await first.next()
    const again = await sandbox.inbox({ name: 'shop', password: first.smtp.pass })
    expect(await again.messages()).toEqual([])
    await shopOf(again).send({ subject: 'new', text: 'x' })
    expect(subjects(await again.all())).toEqual(['new'])
    await shopOf(again).send({ subject: 'cleared', text: 'x' })
    await again.clear()
    await shopOf(again).send({ subject: 'after', text: 'x' })
    expect((await again.next()).subject).toBe('after')
    expect(subjects(await again.messages())).toEqual(['after'])
  })

  it('gets mail by its address alone, without a login', async () => {
    const sandbox = await testSandbox()
    const inbox = await sandbox.inbox()
    const { host, port } = sandbox.smtp
    await shopOf({ ...inbox, smtp: { url: `smtp://${host}:${port}` } } as typeof inbox).welcome(inbox.address)
    expect((await inbox.next()).envelope.to).toEqual([inbox.address])
  })

  it('says what is wrong with a criterion, a duration or a password before it waits', async () => {
    const sandbox = await testSandbox()
    const inbox = await sandbox.inbox()
    await expect(inbox.next({ subjet: 'x' } as object)).rejects.toThrow('no criterion "subjet"')
    await expect(inbox.next({ subject: '' })).rejects.toThrow('subject is empty')
    await expect(inbox.next({ subject: 5 } as object)).rejects.toThrow('The criterion subject is a text or')
    await expect(inbox.next({ header: { 'X-A': '' } })).rejects.toThrow('header X-A is empty')
    await expect(inbox.all({}, { count: 0 })).rejects.toThrow('count is 0: give a whole number from 1 on')
    await expect(inbox.received({}, { count: Number.NaN })).rejects.toThrow('count is NaN')
    await expect(inbox.next({ has: 'links' as 'link' })).rejects.toThrow('"links" is none of')
    await expect(inbox.next({}, { timeout: '3 weeks' })).rejects.toThrow('is no duration')
    await expect(inbox.next({}, { timeout: Number.NaN })).rejects.toThrow('is no duration')
    await expect(sandbox.inbox(inbox.name)).rejects.toThrow('has a password')
  })

  it('is told when the server closes while it waits', async () => {
    const sandbox = await testSandbox()
    const inbox = await sandbox.inbox()
    const shop = shopOf(inbox)
    const waiting = failureOf(inbox.next({ subject: 'never' }))
    await shop.welcome('ann@example.test')
    await inbox.next({ subject: 'welcome' })
    await sandbox.close()
    const failure = await waiting
    expect(failure).not.toBeInstanceOf(MailNeverCame)
    expect(failure.message).toMatch(/closed|closing|shutting|Nobody answers at/)
  })

  it('goes away with its mail when it is closed, but not when it is to be kept or has a name', async () => {
    const sandbox = await testSandbox()
    const [own, kept, named] = [
      await sandbox.inbox({ title: 'Own & only' }),
      await sandbox.inbox({ keep: true }),
      await sandbox.inbox('shop'),
    ]
    expect(own.name).toMatch(/^own-only-[0-9a-z]{10}$/)
    for (const inbox of [own, kept, named]) await inbox.close()
    const left = (await sandbox.client.inboxes()).map(({ name }) => name)
    expect([own, kept, named].map(({ name }) => left.includes(name))).toEqual([false, true, true])
  })
})
