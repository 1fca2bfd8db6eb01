import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { FAINT, FLAWS } from './flaws.ts'
import { PATIENCE, readers } from './reader.ts'

const open = readers()
const mails = ['One', 'Two', 'Three'].map((subject) => ({
  inbox: 'a-rather-long-inbox-name+with-a-label',
  subject: `${subject} ${'LongWordWithoutAnySpace'.repeat(8)}`,
  text: 'x',
  html: '<p>hello {{name}}</p><a href="#">leave</a>',
  attachments: [{ filename: `${'long'.repeat(40)}.pdf`, content: 'x' }],
}))
const TABS = [
  'HTML',
  'Source',
  'Text',
  'Checks',
  'Raw',
  'Headers',
  'Parts',
  'Attachments',
  'Details',
  'Session',
]

async function openFirst(page: Page): Promise<void> {
  await page.getByRole('option', { name: /Three/ }).click()
  await page.getByRole('heading', { level: 2, name: /Three/ }).waitFor()
}

describe.each([
  ['wide', { width: 1280, height: 800 }],
  ['at 200 % zoom', { width: 640, height: 400 }],
  ['400 pixels wide', { width: 400, height: 760 }],
] as const)('the page, %s', (_, viewport) => {
  it.each(['light', 'dark'] as const)('in %s, has no flaw in any view', async (colorScheme) => {
    const { page } = await open({ mails, context: { viewport, colorScheme } })
    await page.getByRole('option', { name: /Three/ }).waitFor()
    expect([await page.evaluate(FLAWS), await page.evaluate(FAINT)]).toEqual([[], []])
    await openFirst(page)
    for (const tab of TABS) {
      await page.getByRole('tab', { name: tab }).click()
      await page.getByRole('tabpanel').waitFor()
      await page.getByText('Reading…').waitFor({ state: 'hidden' })
      expect([tab, await page.evaluate(FLAWS), await page.evaluate(FAINT)]).toEqual([tab, [], []])
    }
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    expect([await page.evaluate(FLAWS), await page.evaluate(FAINT)]).toEqual([[], []])
  })

  it.each(['light', 'dark'] as const)('in %s, compares without a flaw', async (colorScheme) => {
    const { page } = await open({ mails, context: { viewport, colorScheme } })
    await openFirst(page)
    await page.getByRole('button', { name: 'Compare with…' }).click()
    const choices = page.getByRole('dialog').getByRole('option')
    await choices.first().waitFor()
    expect([await page.evaluate(FLAWS), await page.evaluate(FAINT)]).toEqual([[], []])
    await choices.first().click()
    for (const tab of ['Headers', 'As shown']) {
      await page.getByRole('tab', { name: tab }).click()
      await page.getByRole('tabpanel').locator('mark, iframe').first().waitFor()
      expect([tab, await page.evaluate(FLAWS), await page.evaluate(FAINT)]).toEqual([tab, [], []])
    }
  })

  it.each(['light', 'dark'] as const)('in %s, has no flaw in its sessions', async (colorScheme) => {
    const { page } = await open({ mails, context: { viewport, colorScheme }, path: '/sessions' })
    await page.getByRole('option').first().waitFor()
    expect([await page.evaluate(FLAWS), await page.evaluate(FAINT)]).toEqual([[], []])
    await page.getByRole('option').first().click()
    await page.getByRole('region', { name: 'Transcript' }).waitFor()
    expect([await page.evaluate(FLAWS), await page.evaluate(FAINT)]).toEqual([[], []])
  })

  it('says how to begin, without a flaw', async () => {
    const { page } = await open({ context: { viewport } })
    await page.getByRole('heading', { name: 'Send a first mail' }).filter({ visible: true }).waitFor()
    expect([await page.evaluate(FLAWS), await page.evaluate(FAINT)]).toEqual([[], []])
  })
})

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
