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

/** Whatever stands there has a name, can be read, and fits. */
async function expectNoFlaw(page: Page, where: string): Promise<void> {
  expect([where, await page.evaluate(FLAWS), await page.evaluate(FAINT)]).toEqual([where, [], []])
}

describe.each([
  ['wide and dark', { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' }],
  ['at 200 % zoom', { viewport: { width: 640, height: 400 }, colorScheme: 'light' }],
  ['360 pixels wide', { viewport: { width: 360, height: 760 }, colorScheme: 'light' }],
] as const)('the page, %s', (_, context) => {
  it('has no flaw in any view', async () => {
    const { page, visit } = await open({ mails, context })
    await page.getByRole('option', { name: /Three/ }).waitFor()
    await expectNoFlaw(page, 'list')
    await openFirst(page)
    for (const tab of TABS) {
      await page.getByRole('tab', { name: tab }).click()
      await page.getByRole('tabpanel').waitFor()
      await page.getByText('Reading…').waitFor({ state: 'hidden' })
      await expectNoFlaw(page, tab)
    }
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    await expectNoFlaw(page, 'help')
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Compare with…' }).click()
    const choices = page.getByRole('dialog').getByRole('option')
    await choices.first().waitFor()
    await expectNoFlaw(page, 'what to compare with')
    await choices.first().click()
    for (const tab of ['Headers', 'As shown']) {
      await page.getByRole('tab', { name: tab }).click()
      await page.getByRole('tabpanel').locator('mark, iframe').first().waitFor()
      await expectNoFlaw(page, `compared: ${tab}`)
    }

    await visit('/sessions')
    await page.getByRole('option').first().waitFor()
    await expectNoFlaw(page, 'sessions')
    await page.getByRole('option').first().click()
    await page.getByRole('region', { name: 'Transcript' }).waitFor()
    await expectNoFlaw(page, 'session')
  }, 120_000)

  it('says how to begin, without a flaw', async () => {
    const { page } = await open({ context })
    await page.getByRole('heading', { name: 'Send a first mail' }).filter({ visible: true }).waitFor()
    await expectNoFlaw(page, 'first')
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
