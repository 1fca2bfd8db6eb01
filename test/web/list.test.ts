import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { PATIENCE, readers } from './reader.ts'

const open = readers()
const mails = ['One', 'Two', 'Three', 'Four'].map((subject) => ({ inbox: 'shop', subject, text: 'x' }))
const row = (page: Page, name: RegExp) => page.getByRole('option', { name })
const selected = async (page: Page): Promise<string[]> => {
  const rows = await page.getByRole('option', { selected: true }).allTextContents()
  return rows.map((text) => /One|Two|Three|Four/.exec(text)?.[0] ?? text)
}

describe('several messages', () => {
  it('are selected with Shift and Ctrl, marked read, tagged, and deleted until that is taken back', async () => {
    const { page, sandbox } = await open({ mails, path: '/inbox/shop' })
    await row(page, /Four/).click()
    await page.getByRole('heading', { level: 2, name: 'Four' }).waitFor()
    await row(page, /Two/).click({ modifiers: ['Shift'] })
    await expect.poll(() => selected(page), PATIENCE).toEqual(['Four', 'Three', 'Two'])
    await row(page, /Three/).click({ modifiers: ['ControlOrMeta'] })
    await expect.poll(() => selected(page), PATIENCE).toEqual(['Four', 'Two'])
    expect(await page.getByRole('heading', { level: 2, name: 'Four' }).isVisible()).toBe(true)
    const bar = page.getByRole('toolbar', { name: 'Selected messages' })
    await bar.getByText('2 selected').waitFor()
    await bar.getByRole('button', { name: 'Tag…' }).click()
    await page.getByLabel('Tag', { exact: true }).fill('checked')
    await page.keyboard.press('Enter')
    await row(page, /Two.*checked/).waitFor()
    await bar.getByRole('button', { name: 'Delete' }).click()
    await expect.poll(() => page.getByRole('option').count(), PATIENCE).toBe(2)
    await page.getByText('2 messages deleted.').waitFor()
    expect((await sandbox.client.list({ inbox: 'shop' })).total).toBe(4)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => page.getByRole('option').count(), PATIENCE).toBe(4)
    const { messages } = await sandbox.client.list({ inbox: 'shop', q: 'tag:checked' })
    expect(messages.map(({ subject }) => subject)).toEqual(['Four', 'Two'])
  })

  it('are selected by keyboard, and gone for good once the page is left', async () => {
    const { page, sandbox, visit } = await open({ mails, path: '/inbox/shop' })
    await row(page, /Four/).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('x')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('x')
    await expect.poll(() => selected(page), PATIENCE).toEqual(['Four', 'Three'])
    await page.keyboard.press('u')
    await expect.poll(() => page.getByRole('option', { name: /^Unread/ }).count(), PATIENCE).toBe(2)
    await page.keyboard.press('#')
    await expect.poll(() => page.getByRole('option').count(), PATIENCE).toBe(2)
    await page.keyboard.press('z')
    await expect.poll(() => page.getByRole('option').count(), PATIENCE).toBe(4)
    await row(page, /One/).click()
    await page.keyboard.press('#')
    await expect.poll(() => page.getByRole('option').count(), PATIENCE).toBe(3)
    await visit('/connect')
    await expect.poll(async () => (await sandbox.client.list({ inbox: 'shop' })).total, PATIENCE).toBe(3)
  })

  it('all at once are those that were there, and are no longer selected in another inbox', async () => {
    const { page, send } = await open({
      mails: [{ inbox: 'billing', subject: 'Invoice' }, ...mails],
      path: '/inbox/shop',
    })
    await row(page, /Four/).click({ modifiers: ['ControlOrMeta'] })
    await page.keyboard.press('ControlOrMeta+a')
    await page.getByText('4 selected').waitFor()
    await send({ inbox: 'shop', subject: 'Later' })
    await row(page, /Later/).waitFor()
    expect(await selected(page)).toEqual(['Four', 'Three', 'Two', 'One'])
    await page.getByRole('link', { name: /billing/ }).click()
    await row(page, /Invoice/).waitFor()
    await page.getByRole('button', { name: 'Select' }).waitFor()
    expect(await selected(page)).toEqual([])
  })
})

describe('finding', () => {
  it('is by a press, which is written into the search and the address, or by what is offered there', async () => {
    const { page } = await open({
      mails: [
        ...mails,
        { inbox: 'shop', subject: 'Papers', attachments: [{ filename: 'a.txt', content: 'x' }] },
      ],
      path: '/inbox/shop',
    })
    await row(page, /Papers/).waitFor()
    const filters = page.getByRole('toolbar', { name: 'Show only' })
    await filters.getByRole('button', { name: 'Attachments' }).click()
    await expect.poll(() => page.getByRole('option').count(), PATIENCE).toBe(1)
    expect(await page.getByRole('searchbox').inputValue()).toBe('has:attachment')
    await filters.getByRole('button', { name: 'Unread', pressed: false }).click()
    await expect
      .poll(() => page.getByRole('searchbox').inputValue(), PATIENCE)
      .toBe('has:attachment is:unread')
    expect(new URL(page.url()).searchParams.get('q')).toBe('has:attachment is:unread')
    await filters.getByRole('button', { name: 'Attachments', pressed: true }).click()
    await expect.poll(() => page.getByRole('option').count(), PATIENCE).toBe(5)

    await page.getByRole('searchbox').fill('subject:two')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByRole('option').count(), PATIENCE).toBe(1)
    await page.getByRole('searchbox').fill('')
    await page.getByRole('button', { name: 'What can be searched for' }).click()
    await page.getByRole('menuitem', { name: 'subject:two' }).click()
    await expect.poll(() => page.getByRole('option').count(), PATIENCE).toBe(1)
    await page.getByRole('button', { name: 'What can be searched for' }).click()
    await page.getByRole('menuitem', { name: /is:unread/ }).click()
    await expect.poll(() => page.getByRole('searchbox').inputValue(), PATIENCE).toBe('subject:two is:unread')
  })

  it('goes anywhere from one field', async () => {
    const { page } = await open({ mails: [...mails, { inbox: 'billing', subject: 'Invoice' }] })
    await row(page, /Invoice/).waitFor()
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('dialog', { name: 'Find anything' }).waitFor()
    await page.keyboard.type('bill')
    await expect.poll(() => page.getByRole('menuitem').count(), PATIENCE).toBe(1)
    await page.keyboard.press('Enter')
    await expect.poll(() => new URL(page.url()).pathname, PATIENCE).toBe('/inbox/billing')
    await expect.poll(() => page.getByRole('option').count(), PATIENCE).toBe(1)
    await page.keyboard.press('g')
    await page.keyboard.press('c')
    await page.getByRole('heading', { level: 1, name: 'Connect' }).waitFor()
    await expect.poll(() => page.title(), PATIENCE).toContain('billing · Connect · Sandpost')
    await page.keyboard.press('g')
    await page.keyboard.press('i')
    await expect.poll(() => page.getByRole('option').count(), PATIENCE).toBe(5)
    await page.keyboard.press('g')
    await page.keyboard.press(',')
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('dialog', { name: 'Find anything' }).waitFor()
    await page.keyboard.type('search')
    await expect.poll(() => page.getByRole('menuitem').count(), PATIENCE).toBe(2)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate('document.activeElement.id'), PATIENCE).toBe('search')
  })
})
