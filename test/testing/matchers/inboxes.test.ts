import { describe, expect, it } from 'vitest'
import '../../../src/testing/vitest.ts'
import { failureOf, shopOf, testSandbox } from '../shop.ts'

/** A vitest assertion is a promise by its types only. */
const failing = (assertion: Promise<void>) => failureOf(Promise.resolve(assertion))

describe('matchers of inboxes', () => {
  it('wait until so many mails came that fit, whether they were given out or not', async () => {
    const inbox = await (await testSandbox()).inbox()
    const shop = shopOf(inbox)
    const waiting = expect(inbox).toHaveReceived({ subject: 'welcome' }, { count: 2 })
    await shop.welcome('ann@example.test')
    await inbox.next()
    await shop.welcome('bob@example.test')
    await waiting
    const failure = await failing(expect(inbox).toHaveReceived({ subject: 'bye' }, { timeout: 0 }))
    expect(failure.message).toMatch(/Wanted: subject "bye"\n[\s\S]*✗ subject is "Welcome to the shop"/)
    await expect(inbox).not.toHaveReceived({ subject: 'bye' })
    const denied = await failing(expect(inbox).not.toHaveReceived({ subject: 'welcome' }))
    expect(denied.message).toContain('not to have received')
  })

  it('tell one mail from two of the same when a number is asked for', async () => {
    const inbox = await (await testSandbox()).inbox()
    const shop = shopOf(inbox)
    for (const to of ['ann@example.test', 'ann@example.test']) await shop.welcome(to)
    await expect(inbox).toHaveReceived({ subject: 'welcome' })
    await expect(inbox).toHaveReceived({ subject: 'welcome' }, { count: 2 })
    const failure = await failing(expect(inbox).toHaveReceived({ subject: 'welcome' }, { count: 1 }))
    expect(failure.message).toContain('to have received one mail and no more')
    expect(failure.message.match(/"Welcome/g)).toHaveLength(2)
    await expect(inbox).not.toHaveReceived({ subject: 'welcome' }, { count: 1 })
    const denied = await failing(expect(inbox).not.toHaveReceived({ subject: 'welcome' }, { count: 2 }))
    expect(denied.message).toContain('not to have received 2 mails and no more')
  })

  it('see that nothing came, or list what did', async () => {
    const inbox = await (await testSandbox()).inbox()
    await expect(inbox).toHaveReceivedNothing()
    const sent = shopOf(inbox).welcome('ann@example.test')
    await sent
    await expect(inbox).toHaveReceivedNothing({ subject: 'bye' })
    const failure = await failing(expect(inbox).toHaveReceivedNothing())
    expect(failure.message).toContain('Received: "Welcome to the shop" from Shop <shop@example.test>')
    await failing(expect('no inbox').toHaveReceivedNothing())
  })
})

describe("matchers by the server's checks", () => {
  it('tell whether one click unsubscribes', async () => {
    const inbox = await (await testSandbox()).inbox()
    const shop = shopOf(inbox)
    const fields = { 'List-Unsubscribe': '<https://shop.example.test/u/1>' }
    const oneClick = { ...fields, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
    await shop.send({ subject: 'good', text: 'x', headers: oneClick })
    await shop.send({ subject: 'half', text: 'x', headers: fields })
    await shop.send({ subject: 'none', text: 'x' })
    await expect(await inbox.next({ subject: 'good' })).toHaveOneClickUnsubscribe()
    const half = await inbox.next({ subject: 'half' })
    await expect(half).not.toHaveOneClickUnsubscribe()
    const failure = await failing(expect(half).toHaveOneClickUnsubscribe())
    expect(failure.message).toMatch(/List-Unsubscribe-Post: none\n\s+There is no List-Unsubscribe-Post/)
    await expect(await inbox.next({ subject: 'none' })).not.toHaveOneClickUnsubscribe()
  })

  it('tell of what a template left unfilled, and where', async () => {
    const inbox = await (await testSandbox()).inbox()
    const shop = shopOf(inbox)
    await shop.send({ subject: 'Hello {{name}}', text: 'Dear undefined, hello' })
    await shop.send({ subject: 'Hello Ann', text: 'Dear Ann, hello' })
    await expect(await inbox.next({ subject: 'Ann' })).toHaveNoUnrenderedPlaceholders()
    const failure = await failing(expect(await inbox.next()).toHaveNoUnrenderedPlaceholders())
    expect(failure.message).toMatch(/Placeholders:\n[\s\S]*Subject: \{\{name\}\}\n[\s\S]*undefined/)
  })
})
