import { describe, expect, it } from 'vitest'
import { PATIENCE, readers } from './reader.ts'

const open = readers()
const token = 'a-token-of-32-characters-or-more'

describe('a server with a token', () => {
  it('asks for it, keeps it nowhere, and lets changes be made under the login', async () => {
    const { page, sandbox } = await open({
      sandbox: { httpToken: token },
      mails: [{ inbox: 'shop', subject: 'Guarded' }],
      expected: /status of 401/,
    })
    await page.getByLabel('Token').fill('wrong')
    await page.getByRole('button', { name: 'Unlock' }).click()
    await page.getByRole('alert').filter({ hasText: 'The token is wrong.' }).waitFor()
    await page.getByLabel('Token').fill(token)
    await page.getByRole('button', { name: 'Unlock' }).click()
    await page.getByRole('option', { name: /Guarded/ }).click()
    await page.getByRole('button', { name: 'Mark unread' }).waitFor()
    await expect.poll(async () => (await sandbox.client.list()).messages[0]?.seen, PATIENCE).toBe(true)
    const kept = await page.evaluate(
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])',
    )
    expect(kept).toBe('[{},{},""]')
    await page.reload()
    await page.getByRole('heading', { level: 2, name: 'Guarded' }).waitFor()
  })

  it('is locked again by the button, and shows nothing then', async () => {
    const { page } = await open({
      sandbox: { httpToken: token },
      mails: [{ subject: 'Guarded' }],
      expected: /status of 401/,
    })
    await page.getByLabel('Token').fill(token)
    await page.getByRole('button', { name: 'Unlock' }).click()
    await page.getByRole('option', { name: /Guarded/ }).waitFor()
    await page.getByRole('button', { name: 'Lock' }).click()
    await page.getByLabel('Token').waitFor()
    expect(await page.getByText('Guarded').count()).toBe(0)
  })
})

describe('a server without a token', () => {
  it('C02 warns when anyone on the network can read the mail', async () => {
    const { page } = await open({
      sandbox: { httpListen: '0.0.0.0:0' },
      expected: /Cross-Origin-Opener-Policy header has been ignored/,
    })
    await page.getByText('Anyone').filter({ hasText: '--http-token' }).waitFor()
  })

  it('warns of nothing on loopback', async () => {
    const { page } = await open({ mails: [{}] })
    await page.getByRole('option').waitFor()
    expect(await page.getByText('--http-token').count()).toBe(0)
  })
})
