import { once } from 'node:events'
import { connect } from 'node:net'
import { createTransport } from 'nodemailer'
import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { LocalSandbox } from '../../src/index.ts'
import { PATIENCE, readers } from './reader.ts'

const open = readers()
const sandbox = { inboxes: 'shop:secret' }

/** An app whose password is not that of the inbox. */
async function failLogin({ smtp }: LocalSandbox): Promise<void> {
  const transport = createTransport({ ...smtp, name: 'app.test', auth: { user: 'shop', pass: 'hunter2' } })
  await expect(transport.sendMail({ from: 'a@x.test', to: 'b@x.test' })).rejects.toThrow('535')
}

const rows = (page: Page) => page.getByRole('option')

describe('sessions', () => {
  it('show an app that fails to log in as it happens, and explain what it was told', async () => {
    const reader = await open({ sandbox, mails: [{ subject: 'Fine' }] })
    const { page } = reader
    await page.getByRole('link', { name: 'Sessions' }).click()
    await expect.poll(() => rows(page).count(), PATIENCE).toBe(1)
    await failLogin(reader.sandbox)
    const failed = rows(page).filter({ hasText: 'Login refused' })
    await failed.waitFor()
    await page.getByRole('radio', { name: 'Failed' }).click()
    await expect.poll(() => rows(page).count(), PATIENCE).toBe(1)
    expect(new URL(page.url()).searchParams.get('q')).toBe('state:failed')
    await failed.click()
    await page.getByText('A login was refused, or missing').waitFor()
    const code = page.getByRole('button', { name: '535' })
    await code.hover()
    await page.getByRole('tooltip', { name: /user name or password is wrong/i }).waitFor()
    // The keyboard goes from one to the next.
    await page.getByRole('region', { name: 'Transcript' }).focus()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowUp')
    await page.getByRole('tooltip').waitFor()
    // Where nothing can be pointed at, pressing tells it under the line.
    await code.click()
    await page.locator('.told', { hasText: 'The login was refused' }).waitFor()
    expect(await page.getByRole('region', { name: 'Transcript' }).textContent()).not.toContain('hunter2')
  })

  it('are open, grow and end while one looks at them', async () => {
    const reader = await open({ sandbox, path: '/sessions?q=state:open' })
    const { page } = reader
    await page.getByText('No session is like that').waitFor()
    const client = connect(reader.sandbox.imap.port, '127.0.0.1')
    onTestFinished(() => void client.destroy())
    await rows(page).click()
    await page.getByText('IMAP session').waitFor()
    client.write('a LOGIN shop secret\r\n')
    await page.getByRole('link', { name: 'shop' }).waitFor()
    client.write('b NOOP\r\n')
    await page.getByRole('button', { name: 'NOOP' }).waitFor()
    client.end('c LOGOUT\r\n')
    client.resume()
    await once(client, 'close')
    await expect.poll(() => rows(page).count(), PATIENCE).toBe(0)
    await page.getByRole('row', { name: /^How LOGOUT/ }).waitFor()
  })

  it('lead to the messages that they brought, and those lead back', async () => {
    const { page } = await open({ mails: [{ subject: 'Hello there', inbox: 'ada' }], path: '/sessions' })
    await rows(page).click()
    await page.getByRole('link', { name: 'Hello there' }).click()
    await page.getByRole('heading', { level: 2, name: 'Hello there' }).waitFor()
    await page.getByRole('tab', { name: 'Session' }).click()
    await page.getByRole('tabpanel').getByText('It did not matter').waitFor()
    await page.getByRole('link', { name: 'Open among all sessions' }).click()
    await page.getByRole('heading', { level: 2, name: 'SMTP session' }).waitFor()
    await page.getByRole('main').getByRole('link', { name: 'ada' }).click()
    await page.getByText('Logged in as ada').waitFor()
  })
})
