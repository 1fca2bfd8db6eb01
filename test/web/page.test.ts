import { describe, expect, it } from 'vitest'
import { PATIENCE, readers } from './reader.ts'

const open = readers()
const three = ['One', 'Two', 'Three'].map((subject) => ({ inbox: 'shop', subject, text: `Text ${subject}` }))

describe('the list', () => {
  it('shows new mail the moment it arrives, on top, and leaves the open message open', async () => {
    const { page, send } = await open({ mails: three, path: '/inbox/shop' })
    await page.getByRole('option', { name: /Two/ }).click()
    await page.getByRole('heading', { name: 'Two' }).waitFor()
    await page.getByText('Live', { exact: true }).waitFor()
    await send({ inbox: 'shop', subject: 'Four' })
    await page.getByRole('option', { name: /Four/ }).waitFor()
    const rows = await page.getByRole('option').allTextContents()
    expect(rows.map((row) => /One|Two|Three|Four/.exec(row)?.[0])).toEqual(['Four', 'Three', 'Two', 'One'])
    expect(await page.getByRole('option', { selected: true }).textContent()).toContain('Two')
    expect(await page.getByRole('heading', { level: 2, name: 'Two' }).isVisible()).toBe(true)
    await page.getByText('4 messages', { exact: true }).waitFor()
    await page.getByText('New message: Four').waitFor({ state: 'attached' })
  })

  it('keeps inboxes apart and counts what is unread in each', async () => {
    const { page, send } = await open({ mails: [{ inbox: 'shop' }, { inbox: 'billing' }] })
    const nav = page.getByRole('navigation', { name: 'Inboxes' })
    await nav.getByRole('link', { name: 'shop 1 unread of 1 message' }).waitFor()
    await send({ inbox: 'billing', subject: 'Second' })
    await nav.getByRole('link', { name: 'billing 2 unread of 2 messages' }).click()
    await expect.poll(() => page.getByRole('option').count(), PATIENCE).toBe(2)
    expect(new URL(page.url()).pathname).toBe('/inbox/billing')
    await nav.getByRole('link', { name: 'All inboxes 3 unread of 3 messages' }).click()
    await expect.poll(() => page.getByRole('option').count(), PATIENCE).toBe(3)
  })

  it('reads older messages as one scrolls, with only the rows in sight in the document', async () => {
    const { page, sandbox } = await open()
    const many = Array.from({ length: 230 }, (_, index) => index)
    for (const index of many) await sandbox.client.send('bulk', { subject: `Number ${index}.`, text: 'x' })
    await page.getByText('230 messages', { exact: true }).waitFor()
    await page.getByRole('option', { name: /Number 229\./ }).waitFor()
    expect(await page.getByRole('option').count()).toBeLessThan(60)
    await page.getByRole('listbox').focus()
    await expect
      .poll(async () => {
        await page.keyboard.press('End')
        return page.getByRole('option', { name: /Number 0\./ }).count()
      }, PATIENCE)
      .toBe(1)
  }, 120_000)

  it('shows what the server says of a search it cannot read, and what it finds otherwise', async () => {
    const { page } = await open({ mails: three, expected: /status of 400/ })
    const search = page.getByRole('searchbox', { name: 'Search messages' })
    await search.fill('larger:foo')
    await page.getByRole('alert').filter({ hasText: 'needs a size' }).waitFor()
    expect(await search.getAttribute('aria-invalid')).toBe('true')
    await search.fill('subject:two')
    await expect.poll(() => page.getByRole('option').count(), PATIENCE).toBe(1)
    expect(new URL(page.url()).searchParams.get('q')).toBe('subject:two')
    await page.reload()
    await expect.poll(() => search.inputValue(), PATIENCE).toBe('subject:two')
    await page.getByRole('option', { name: /Two/ }).waitFor()
    await search.fill('nothing-like-this')
    await page.getByRole('button', { name: 'Clear the search' }).click()
    await expect.poll(() => page.getByRole('option').count(), PATIENCE).toBe(3)
  })

  it('says how to send a first mail, to the very address that listens', async () => {
    const { page, sandbox, send } = await open()
    const { host, port } = sandbox.smtp
    await page.getByRole('heading', { name: 'Send a first mail' }).waitFor()
    await page.getByText(`SMTP_HOST=${host}\nSMTP_PORT=${port}`).filter({ visible: true }).waitFor()
    await page.getByRole('radio', { name: 'swaks' }).click({ force: true })
    await page.getByText(`swaks --server ${host}:${port}`).filter({ visible: true }).waitFor()
    await page.getByText('Live', { exact: true }).waitFor()
    await send({ subject: 'The first' })
    await page.getByRole('option', { name: /The first/ }).waitFor()
    await page.getByRole('heading', { name: 'Send a first mail' }).waitFor({ state: 'detached' })
  })

  it('asks once before an inbox is cleared, and clears it then', async () => {
    const { page } = await open({ mails: [...three, { inbox: 'other' }], path: '/inbox/shop' })
    await page.getByRole('button', { name: 'Clear…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Clear this inbox?' })
    await dialog.getByText('3 messages').waitFor()
    await dialog.getByRole('button', { name: 'Keep them' }).click()
    expect(await page.getByRole('option').count()).toBe(3)
    await page.getByRole('button', { name: 'Clear…' }).click()
    await dialog.getByRole('button', { name: 'Clear inbox' }).click()
    await expect.poll(() => page.getByRole('option').count(), PATIENCE).toBe(0)
    await page.getByRole('link', { name: /^other 1 unread/ }).waitFor()
  })
})
