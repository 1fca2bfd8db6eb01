import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../support/sources.ts'
import { FAINT, FLAWS } from './flaws.ts'
import { type Reader, readers } from './reader.ts'

const PICTURES = join(ROOT, 'test', 'screenshots')

const HTML =
  '<h1>Your order</h1><p>Order <b>1042</b> of {{name}} is on its way.</p><a href="https://shop.test/1042">Follow</a>'

/** What every store of these tests holds. */
const MAILS = [
  { inbox: 'billing', subject: 'Invoice 7', text: 'Please find the invoice.', from: 'Billing <b@shop.test>' },
  {
    inbox: 'shop',
    subject: 'パスワードの再設定',
    text: '次のリンクを開いてください。',
    from: '山田 <y@shop.test>',
  },
  { inbox: 'shop', subject: 'Reset your password', text: 'Open https://shop.test/reset' },
  {
    inbox: 'shop',
    subject: `Your order 1042 is on its way ${'LongWordWithoutAnySpace'.repeat(8)}`,
    html: HTML,
    text: 'Order 1042 is on its way.',
    bcc: 'archive@shop.test',
    attachments: [{ filename: `${'long'.repeat(40)}.csv`, content: 'item,count\nTeapot,1\n' }],
  },
]

const LOOKS: Readonly<Record<string, BrowserContextOptions>> = {
  light: {},
  'dark-phone': { colorScheme: 'dark', viewport: { width: 360, height: 740 }, hasTouch: true },
  // As a wide window is at 200 % zoom.
  'japanese-zoomed': { locale: 'ja-JP', viewport: { width: 640, height: 400 } },
}

interface View {
  readonly name: string
  /** Where it is, by the newest messages of the inbox `shop`. */
  readonly path: (newest: string, before: string) => string
  /** What is there once it is all there. */
  readonly shows: string
  /** What one does there before one looks. */
  readonly act?: (page: Page) => Promise<void>
}

const tab = (name: string, shows: string): View => ({
  name: `message-${name}`,
  path: (id) => `/inbox/shop/${id}/${name}`,
  shows,
})

const EMPTY: View = { name: 'first', path: () => '/', shows: '.connect' }
const VIEWS: readonly View[] = [
  { name: 'inboxes', path: () => '/', shows: '[role=option]' },
  { name: 'inbox', path: () => '/inbox/shop', shows: '[role=option]' },
  { name: 'nothing-found', path: () => '/inbox/shop?q=nowhere', shows: '.empty h2' },
  tab('html', 'iframe'),
  tab('text', '.text-body'),
  tab('raw', '.raw-blocks'),
  tab('headers', '.facts'),
  tab('attachments', '.attachment'),
  tab('details', '.facts'),
  tab('source', '.line-text'),
  tab('checks', '.checks .tally-line'),
  tab('parts', '.part-tree'),
  tab('session', '.transcript'),
  { name: 'connect', path: () => '/connect/shop', shows: '.snippet' },
  { name: 'compare', path: (newest, before) => `/compare/${newest}/${before}`, shows: 'mark' },
  { name: 'sessions', path: () => '/sessions', shows: '[role=option]' },
  { name: 'settings', path: () => '/settings', shows: '.sections' },
  { name: 'settings-inbox', path: () => '/settings/shop', shows: 'form' },
  {
    name: 'selected',
    path: () => '/inbox/shop',
    shows: '[role=option]',
    act: async (page) => {
      for (const key of ['ArrowDown', 'x', 'ArrowDown', 'x']) await page.keyboard.press(key)
      await page.locator('[role=option][aria-selected=true]').nth(1).waitFor()
    },
  },
  {
    name: 'search-help',
    path: () => '/inbox/shop',
    shows: '[role=option]',
    act: async (page) => {
      await page.locator('.search-help').click()
      await page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'palette',
    path: () => '/inbox/shop',
    shows: '[role=option]',
    act: async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('menuitem').first().waitFor()
    },
  },
  {
    name: 'help',
    path: () => '/inbox/shop',
    shows: '[role=option]',
    act: (page) => page.keyboard.press('?'),
  },
]

describe.each(Object.keys(LOOKS))('in the look %s', (look) => {
  const open = readers()

  it('no view has a fault that axe knows', async () => {
    const context = LOOKS[look] ?? {}
    const empty = await open({ context })
    const faults = await seen(empty, EMPTY, look)
    const reader = await open({ context, mails: MAILS })
    const newest = await newestOf(reader)
    for (const view of VIEWS) faults.push(...(await seen(reader, view, look, newest)))
    expect(faults).toEqual([])
  }, 300_000)
})

/** Goes there as a link would, without reading the page anew. */
async function wander(page: Page, path: string): Promise<void> {
  const go = `history.pushState(null, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`
  await page.evaluate(go)
}

/** Goes there, takes a picture of it. @returns the rules that it breaks */
async function seen(
  { page, visit }: Reader,
  { name, path, shows, act }: View,
  look: string,
  [newest, before]: readonly [string, string] = ['', ''],
): Promise<string[]> {
  // What is done in a view may leave something open.
  if (act === undefined) await wander(page, path(newest, before))
  else await visit(path(newest, before))
  await page.locator(shows).filter({ visible: true }).first().waitFor()
  await act?.(page)
  await page.evaluate('document.fonts.ready.then(() => undefined)')
  mkdirSync(PICTURES, { recursive: true })
  await page.screenshot({ path: join(PICTURES, `${name}-${look}.png`) })
  const flaws = [await page.evaluate(FLAWS), await page.evaluate(FAINT)].flat()
  return [...flaws, ...(await faultsOf(page))].map((fault) => `${name}: ${fault}`)
}

async function newestOf({ sandbox }: Reader): Promise<readonly [string, string]> {
  const [newest, before] = (await sandbox.client.list({ inbox: 'shop', limit: 2 })).messages
  return [newest?.id ?? '', before?.id ?? '']
}

/** WCAG 2.2 A and AA, and good practice. What passed is not told: it is much, and takes long to hand over. */
const AXE = {
  iframes: false,
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}

/** Rules that a view breaks, each with the first element that does. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source)
  const violations = (await page.evaluate(
    `axe.run(document, ${JSON.stringify(AXE)}).then(({ violations }) => violations)`,
  )) as axe.Result[]
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`)
}
