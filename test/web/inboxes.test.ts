import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { PATIENCE, readers } from './reader.ts'

const open = readers()
const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] }

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const choose = async (page: Page, inbox: string, item: string) => {
  await button(page, `Actions for ${inbox}`).click()
  await page.getByRole('menuitem', { name: item }).click()
}

describe('inboxes on the page', () => {
  it('are made, with all that a program has to know to copy, and the password this once', async () => {
    const { page, sandbox } = await open({ context: clipboard, expected: /status of 409/ })
    await sandbox.client.createInbox({ name: 'crm' })
    await button(page, 'New inbox').click()
    await page.getByRole('textbox', { name: 'Name' }).fill('crm')
    await button(page, 'Generate').click()
    const password = await page.getByRole('textbox', { name: /Password/ }).inputValue()
    await button(page, 'Create inbox').click()
    await page.getByRole('alert').filter({ hasText: 'There already is an inbox "crm"' }).waitFor()
    await page.getByRole('textbox', { name: 'Name' }).fill('shop')
    await button(page, 'Create inbox').click()
    await page.getByRole('dialog', { name: 'The inbox is ready' }).waitFor()
    await button(page, 'Copy all').click()
    const { port, host } = sandbox.smtp
    const copied = async () => String(await page.evaluate('navigator.clipboard.readText()')).split('\n')
    await expect
      .poll(copied, PATIENCE)
      .toEqual([
        `Host: ${host}`,
        `SMTP port: ${port}`,
        `POP3 port: ${sandbox.pop3.port}`,
        `IMAP port: ${sandbox.imap.port}`,
        'User name: shop',
        `Password: ${password}`,
      ])
    await button(page, 'Close').click()
    expect(new URL(page.url()).pathname).toBe('/inbox/shop')
    expect(await sandbox.client.inbox('shop')).toMatchObject({ declared: true })
    await page.reload()
    await choose(page, 'shop', 'Copy credentials…')
    await page.getByText('The server never tells a password').waitFor()
    expect(await page.getByRole('dialog').textContent()).not.toContain(password)
  })

  it('are renamed, cleared and deleted, and another page of theirs goes along', async () => {
    const { page, sandbox } = await open({
      mails: [{ inbox: 'shop', subject: 'Order' }, { inbox: 'shop+till' }, { inbox: 'crm' }],
      path: '/inbox/shop',
      expected: /status of 409/,
    })
    const other = await page.context().newPage()
    await other.goto(`${sandbox.url}/inbox/shop`)
    await other.getByRole('option', { name: /Order/ }).waitFor()
    await choose(page, 'shop', 'Rename…')
    await page.getByText('The inbox of its label stays.').waitFor()
    await page.getByLabel('New name').fill('crm')
    await button(page, 'Rename').click()
    await page.getByRole('alert').filter({ hasText: 'There already is an inbox "crm"' }).waitFor()
    const asked: string[] = []
    for (const each of [page, other]) each.on('request', (request) => asked.push(request.url()))
    await page.getByLabel('New name').fill('store')
    await button(page, 'Rename').click()
    for (const each of [page, other]) {
      await each.waitForURL('**/inbox/store')
      await each.getByRole('heading', { level: 1, name: 'store' }).waitFor()
      await each.getByRole('option', { name: /Order/ }).waitFor()
    }
    // There is nothing by the old name: asking for it would be answered with 404.
    expect(asked.filter((url) => url.includes('/v1/inboxes/shop/'))).toEqual([])
    await page.getByRole('link', { name: /shop\+till/ }).waitFor()
    await choose(page, 'store', 'Clear…')
    await page.getByText('1 message will be deleted for good from').waitFor()
    await button(page, 'Clear inbox').click()
    await expect.poll(async () => (await sandbox.client.inbox('store')).messages, PATIENCE).toBe(0)
    await sandbox.client.sendRaw('store', 'Subject: again\r\n\r\nx\r\n')
    await page.getByRole('option', { name: /again/ }).waitFor()
    await choose(page, 'store', 'Delete…')
    await page.getByText('1 message will be deleted for good, together with the inbox').waitFor()
    await button(page, 'Delete inbox').click()
    await page.getByRole('heading', { level: 1, name: 'All inboxes' }).waitFor()
    const names = (await sandbox.client.inboxes()).map(({ name }) => name)
    expect(names.toSorted()).toEqual(['crm', 'shop+till'])
  })

  it('that --inboxes declares are not deleted, and the dialog says what to do', async () => {
    const { page, sandbox } = await open({
      sandbox: { inboxes: 'shop:s3cret' },
      expected: /status of 409/,
    })
    await choose(page, 'shop', 'Delete…')
    await page.getByText('There is no mail in the inbox').waitFor()
    await button(page, 'Delete inbox').click()
    await page.getByRole('alert').filter({ hasText: '--inboxes' }).waitFor()
    await button(page, 'Keep it').click()
    expect(await sandbox.client.inboxes()).toMatchObject([{ name: 'shop' }])
  })

  it('are marked as read by keyboard alone, which is back at the button afterwards', async () => {
    const { page, sandbox } = await open({
      mails: [{ inbox: 'shop' }, { inbox: 'shop' }, { inbox: 'crm' }],
    })
    await button(page, 'Actions for shop').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menu').waitFor()
    // Letters look for an item, and are no shortcuts of the page.
    await page.keyboard.press('m')
    await expect
      .poll(() => page.evaluate('document.activeElement.textContent'), PATIENCE)
      .toBe('Mark all as read')
    await page.keyboard.press('Enter')
    await page.getByRole('menu').waitFor({ state: 'detached' })
    await page.getByText('2 messages marked as read').waitFor({ state: 'attached' })
    expect(await sandbox.client.inboxes()).toMatchObject([
      { name: 'crm', unread: 1 },
      { name: 'shop', unread: 0 },
    ])
    await expect
      .poll(() => page.evaluate('document.activeElement.ariaLabel'), PATIENCE)
      .toBe('Actions for shop')
    await page.keyboard.press('Enter')
    await page.getByRole('menu').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
  })
})
