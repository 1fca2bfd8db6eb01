import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { PATIENCE, readers } from './reader.ts'

const open = readers()
const mails = ['One', 'Two', 'Three'].map((subject) => ({
  inbox: 'a-rather-long-inbox-name+with-a-label',
  subject: `${subject} ${'LongWordWithoutAnySpace'.repeat(8)}`,
  text: 'x',
  html: '<p>hello {{name}}</p><a href="#">leave</a>',
  attachments: [{ filename: `${'long'.repeat(40)}.pdf`, content: 'x' }],
}))
async function openFirst(page: Page): Promise<void> {
  await page.getByRole('option', { name: /Three/ }).click()
  await page.getByRole('heading', { level: 2, name: /Three/ }).waitFor()
}

describe('the page on a narrow window', () => {
  const context = { viewport: { width: 400, height: 760 } }

  it('shows the list or the message, and the focus goes where one looks', async () => {
    const { page } = await open({ mails, context })
    await openFirst(page)
    expect(await page.getByRole('listbox').isVisible()).toBe(false)
    await expect.poll(() => page.evaluate('document.activeElement.tagName'), PATIENCE).toBe('H2')
    await page.getByRole('button', { name: 'List' }).click()
    await page.getByRole('listbox').waitFor()
    await expect.poll(() => page.evaluate('document.activeElement.role'), PATIENCE).toBe('option')
  })

  it('keeps the inboxes in a drawer that takes the focus and lets it go by Escape', async () => {
    const { page } = await open({ mails, context })
    await page.getByRole('button', { name: 'Inboxes', exact: true }).click()
    const nav = page.getByRole('navigation', { name: 'Inboxes' })
    await nav.waitFor()
    await expect
      .poll(() => page.evaluate('document.activeElement.textContent'), PATIENCE)
      .toContain('All inboxes')
    await page.keyboard.press('Escape')
    await nav.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Inboxes', exact: true }).click()
    await nav.getByRole('link', { name: /a-rather-long/ }).click()
    await nav.waitFor({ state: 'hidden' })
  })
})

it('the page has one main part, a heading for the list and a navigation', async () => {
  const { page } = await open({ mails })
  await openFirst(page)
  expect(await page.getByRole('main').count()).toBe(1)
  expect(await page.getByRole('banner').count()).toBe(1)
  expect(await page.getByRole('heading', { level: 1 }).allTextContents()).toEqual(['All inboxes'])
  expect(await page.getByRole('navigation').count()).toBe(1)
  const option = page.getByRole('option', { selected: true })
  expect([await option.getAttribute('aria-posinset'), await option.getAttribute('aria-setsize')]).toEqual([
    '1',
    '3',
  ])
})

it('the page does not move for those who asked for less motion', async () => {
  const { page, send } = await open({ mails, context: { reducedMotion: 'reduce' } })
  await page.getByText('Live', { exact: true }).waitFor()
  await send({ subject: 'Fresh' })
  await page.getByRole('option', { name: /Fresh/ }).waitFor()
  expect(await page.evaluate('document.getAnimations().length')).toBe(0)
})
