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
const TABS = ['HTML', 'Text', 'Checks', 'Raw', 'Headers', 'Attachments', 'Details']

/** Controls without a name, images without an alternative, ids that stand twice, and what sticks out at the side. */
const FLAWS = `(() => {
  const shown = (element) => element.checkVisibility()
  const name = (element) => element.ariaLabel || element.textContent.trim() || element.title ||
    [...(element.labels ?? [])].map((label) => label.textContent).join('') ||
    (element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent).join('')
  const named = 'button, a, input, [role=tab], [role=option], [role=listbox], [role=tablist], [role=toolbar], dialog, nav, section, iframe'
  const nameless = [...document.querySelectorAll(named)].filter(shown).filter((element) => !name(element))
  const images = [...document.querySelectorAll('img:not([alt]), svg:not([aria-hidden])')].filter(shown)
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at)
  const width = document.documentElement.clientWidth
  const wide = document.documentElement.scrollWidth > width ? ['wider than the window'] : []
  return [...nameless.map(({ outerHTML }) => outerHTML), ...images.map(({ outerHTML }) => outerHTML), ...twice, ...wide]
})()`

/** Texts whose contrast with what is behind them is below 4.5 : 1 (WCAG 2.2, 1.4.3). */
const FAINT = `(() => {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const channels = (color) => {
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = color
    context.fillRect(0, 0, 1, 1)
    return [...context.getImageData(0, 0, 1, 1).data]
  }
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0)
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = channels(getComputedStyle(at).backgroundColor)
      if (color[3] === 255) return color
    }
    return [255, 255, 255]
  }
  const contrast = (element) => {
    const [a, b] = [light(channels(getComputedStyle(element).color)), light(behind(element))]
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
  }
  const texts = [...document.querySelectorAll('body *')].filter((element) => element.checkVisibility() &&
    [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== ''))
  return texts.filter((element) => contrast(element) < 4.5)
    .map((element) => element.className + ' ' + element.textContent.slice(0, 30) + ' ' + contrast(element).toFixed(2))
})()`

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
      // They are loaded when they are first asked for.
      if (tab === 'Checks') await page.getByRole('article').first().waitFor()
      expect([tab, await page.evaluate(FLAWS), await page.evaluate(FAINT)]).toEqual([tab, [], []])
    }
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
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
