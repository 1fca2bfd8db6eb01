import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { PATIENCE, readers } from './reader.ts'

const open = readers()
const mails = ['One', 'Two', 'Three'].map((subject) => ({ inbox: 'shop', subject, text: 'x' }))
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 2, name }).waitFor()
const focusedRow = (page: Page): Promise<string> =>
  page.evaluate('document.activeElement.closest("[role=option]")?.textContent ?? "none"')

/** What has the focus and how it shows; `null` when the page has been left. */
const FOCUSED = `document.activeElement === document.body ? null : {
  name: document.activeElement.ariaLabel ?? document.activeElement.textContent,
  outline: getComputedStyle(document.activeElement).outlineStyle,
}`

/** Whether the open message's row is all there to be seen. Scrolling goes by whole pixels, boxes do not. */
const OPEN_IN_SIGHT = `(() => {
  const row = document.querySelector('[role=option][aria-selected=true]')?.getBoundingClientRect()
  const box = document.querySelector('.rows').getBoundingClientRect()
  return row !== undefined && row.top > box.top - 1 && row.bottom < box.bottom + 1
})()`

describe('by keyboard alone', () => {
  it('one opens, goes on, marks, flags and deletes', async () => {
    const { page, sandbox } = await open({ mails, path: '/inbox/shop' })
    await page.getByRole('option', { name: /Three/ }).waitFor()
    await page.keyboard.press('j')
    await heading(page, 'Three')
    await page.keyboard.press('j')
    await heading(page, 'Two')
    await page.keyboard.press('k')
    await heading(page, 'Three')
    await page.getByRole('button', { name: 'Mark unread' }).waitFor()
    await page.keyboard.press('u')
    await page.getByRole('button', { name: 'Mark read' }).waitFor()
    await page.keyboard.press('f')
    await page.getByRole('button', { exact: true, name: 'Flag', pressed: true }).waitFor()
    // Nothing has marked it read again.
    expect((await sandbox.client.list()).messages[0]).toMatchObject({
      subject: 'Three',
      seen: false,
      flagged: true,
    })
    await page.keyboard.press('Delete')
    await heading(page, 'Two')
    await expect.poll(async () => (await sandbox.client.list()).total, PATIENCE).toBe(2)
    await page.keyboard.press('Escape')
    await page.getByText('Choose a message').waitFor()
  })

  it('what j opens is scrolled into sight, also when the page is opened there, and Enter goes into it', async () => {
    const subjects = [...'ABCDEFGHIJKL'].map((letter) => `Mail ${letter}`)
    const { page } = await open({
      mails: subjects.toReversed().map((subject) => ({ inbox: 'shop', subject, text: 'x' })),
      path: '/inbox/shop',
    })
    await page.getByRole('option', { name: /Mail A/ }).waitFor()
    for (const subject of subjects) {
      await page.keyboard.press('j')
      await heading(page, subject)
    }
    await expect.poll(() => page.evaluate(OPEN_IN_SIGHT), PATIENCE).toBe(true)
    await page.reload()
    await heading(page, 'Mail L')
    await expect.poll(() => page.evaluate(OPEN_IN_SIGHT), PATIENCE).toBe(true)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate('document.activeElement.tagName'), PATIENCE).toBe('H2')
  })

  it('arrows move through the list, Enter opens, and Enter again goes into the message', async () => {
    const { page } = await open({ mails, path: '/inbox/shop' })
    await page.getByRole('option', { name: /Three/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => focusedRow(page), PATIENCE).toContain('Three')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => focusedRow(page), PATIENCE).toContain('Two')
    expect(await page.getByRole('option', { selected: true }).count()).toBe(0)
    await page.keyboard.press('Enter')
    await heading(page, 'Two')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate('document.activeElement.tagName'), PATIENCE).toBe('H2')
    await page.keyboard.press('Escape')
    await expect.poll(() => focusedRow(page), PATIENCE).toContain('Two')
  })

  it('/ searches, Escape clears, and letters typed there are letters', async () => {
    const { page } = await open({ mails, path: '/inbox/shop' })
    await page.getByRole('option', { name: /Three/ }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('jk subject:one')
    expect(await page.getByRole('searchbox').inputValue()).toBe('jk subject:one')
    await page.getByText('Nothing matches').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('option').count(), PATIENCE).toBe(3)
  })

  it('? shows the keys, and no key but its own does anything behind it', async () => {
    const { page } = await open({ mails, path: '/inbox/shop' })
    await page.getByRole('option', { name: /Three/ }).waitFor()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keys and searches' }).waitFor()
    // It is longer than the page is high, and read from its beginning.
    expect(await page.evaluate('document.querySelector("dialog").scrollTop')).toBe(0)
    await page.keyboard.press('j')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(new URL(page.url()).pathname).toBe('/inbox/shop')
  })

  it('tabs go through every control in the order it stands, and the focus can be seen', async () => {
    const { page } = await open({ mails, path: '/inbox/shop' })
    await page.getByRole('option', { name: /Three/ }).click()
    await heading(page, 'Three')
    await page.reload()
    await heading(page, 'Three')
    const names: string[] = []
    for (;;) {
      await page.keyboard.press('Tab')
      const at: { name: string; outline: string } | null = await page.evaluate(FOCUSED)
      if (at === null) break
      names.push(at.name.trim())
      expect(at).toEqual({ name: at.name, outline: expect.stringMatching(/solid|auto/) })
    }
    expect(names.join(' | ')).toMatch(/All inboxes.*shop.*Help.*Clear….*Mark unread.*Flag.*Download.*Delete/)
  })
})
