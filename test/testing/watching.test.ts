import { describe, expect, it } from 'vitest'
import '../../src/testing/vitest.ts'
import { UnassertedMail, UnwantedMail } from '../../src/testing/unwanted-mail.ts'
import { failureOf, Shop, shopOf, testSandbox } from './shop.ts'

const subjects = (mails: readonly { subject: string }[]) => mails.map(({ subject }) => subject)

describe('work that is watched', () => {
  it('gives out all that it sent, also what is on its way when it returns, and nothing else', async () => {
    const inbox = await (await testSandbox()).inbox()
    const shop = shopOf(inbox)
    await shop.send({ subject: 'before', text: 'x' })
    const sent: Promise<void>[] = []
    const mails = await inbox.capture(() => {
      for (const subject of ['one', 'two', 'three']) sent.push(shop.send({ subject, text: 'x' }))
    })
    await Promise.all(sent)
    expect(subjects(mails).toSorted()).toEqual(['one', 'three', 'two'])
    expect(subjects(await inbox.all())).toEqual(['before'])
  })

  it('sends nothing, and returns what it returned', async () => {
    const inbox = await (await testSandbox()).inbox()
    await shopOf(inbox).send({ subject: 'before', text: 'x' })
    expect(await inbox.sendsNothing(async () => 7)).toBe(7)
    await expect(inbox.sendsNothing(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  })

  it('is caught sending, also when its mail is still in flight as it returns', async () => {
    const inbox = await (await testSandbox()).inbox()
    const shop = shopOf(inbox)
    let sent: Promise<void> | undefined
    const failure = await failureOf(
      inbox.sendsNothing(() => {
        sent = shop.send({ subject: 'secret', text: 'x' })
      }),
    )
    await sent
    expect(failure).toBeInstanceOf(UnwantedMail)
    expect(failure.message).toContain(
      `Inbox "${inbox.name}" was to get no mail, and got 1:\n  "secret" from Shop <shop@example.test>`,
    )
  })

  it('is caught sending, also when the work itself takes the mail', async () => {
    const inbox = await (await testSandbox()).inbox()
    const shop = shopOf(inbox)
    const work = async () => {
      await shop.send({ subject: 'taken', text: 'x' })
      await inbox.next()
    }
    expect(await failureOf(inbox.sendsNothing(work))).toBeInstanceOf(UnwantedMail)
  })

  it('says so when the server is not quiet in time', async () => {
    const inbox = await (await testSandbox()).inbox()
    const shop = new Shop(inbox.smtp.url)
    let stop = false
    const busy = (async () => {
      while (!stop) await shop.send({ subject: 'again', text: 'x' })
    })()
    await expect(inbox.settled({ quiet: '5s', timeout: '300ms' })).rejects.toThrow(/not-settled/)
    stop = true
    await busy
    shop.close()
  })
})

describe('a strict inbox', () => {
  it('fails when it is closed with mail that nobody asserted on', async () => {
    const sandbox = await testSandbox({ strict: true })
    const inbox = await sandbox.inbox()
    const shop = shopOf(inbox)
    for (const subject of ['taken', 'matched', 'forgotten']) await shop.send({ subject, text: 'x' })
    await inbox.next({ subject: 'taken' })
    await expect(inbox).toHaveReceived({ subject: 'matched' })
    await inbox.capture(() => shop.send({ subject: 'captured', text: 'x' }))
    const failure = await failureOf(inbox.close())
    expect(failure).toBeInstanceOf(UnassertedMail)
    expect((failure as UnassertedMail).mails.map(({ subject }) => subject)).toEqual(['forgotten'])
    expect((await sandbox.client.inboxes()).map(({ name }) => name)).not.toContain(inbox.name)
  })

  it('fails when the server is closed before it, and when its mail is still in flight', async () => {
    const sandbox = await testSandbox({ strict: true })
    const sent = shopOf(await sandbox.inbox()).send({ subject: 'late', text: 'x' })
    const failure = await failureOf(sandbox.close())
    await sent
    expect((failure as UnassertedMail).mails.map(({ subject }) => subject)).toEqual(['late'])
    expect(await failureOf(sandbox.client.server())).toHaveProperty('message')
  })

  it('is content when all was asserted on', async () => {
    const sandbox = await testSandbox({ strict: true })
    await using inbox = await sandbox.inbox()
    await shopOf(inbox).welcome('ann@example.test')
    await inbox.next()
  })
})
