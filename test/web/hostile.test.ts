import type { FrameLocator, Locator, Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CLICKS, loads, RUN, SCRIPTS } from './hostile-html.ts'
import { PATIENCE, readers } from './reader.ts'
import { type Remote, startRemote } from './remote.ts'

const open = readers()
/** What Chromium says of mail that tried: it belongs to these tests. */
const expected = /sandboxed|Content Security Policy directive|policy violated: frame-src/
const END = '<p>the end of the mail</p>'
let remote: Remote
beforeEach(async () => {
  remote = await startRemote()
})
afterEach(() => remote.close())

/** The frame of the open message, once all of it is there. */
async function frameOf(page: Page): Promise<FrameLocator> {
  const frame = page.frameLocator('iframe[title="Untrusted message"]')
  await frame.getByText('the end of the mail').waitFor()
  return frame
}

/** What was asked of the remote, once an image that the reader asked for has come: what else was on its way came before. */
async function arrivedAfterAsking(page: Page, at = 0): Promise<readonly string[]> {
  await page.getByRole('button', { name: 'Load remote images once' }).click()
  await expect.poll(() => remote.requests.map(({ path }) => path), PATIENCE).toContain(`/image/fence${at}`)
  return remote.requests.map(({ path }) => path)
}

/** The widths of the frame's images, each once. */
async function imageWidths(page: Page): Promise<unknown> {
  const frame = page.frameLocator('iframe[title="Untrusted message"]')
  await frame.getByText('the end of the mail').waitFor()
  return frame
    .locator('body')
    .evaluate('[...new Set([...document.images].map((image) => image.naturalWidth))]')
}

/** Both messages of a comparison, as they are shown. */
function comparedFrames(page: Page): readonly Locator[] {
  return ['First', 'Second'].map((which) =>
    page.locator(`iframe[title="Untrusted message: ${which} message"]`),
  )
}

/** A calendar with HTML wherever it has words. */
function calendarOf(html: string): string {
  const words = html.replaceAll('\n', ' ')
  const lines = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', `SUMMARY:${words}`, `LOCATION:${words}`, 'END:VEVENT']
  return [...lines, 'END:VCALENDAR', ''].join('\r\n')
}

const fence = (at = 0) => `<img src="${remote.origin}/image/fence${at}">`

describe('scripts in mail', () => {
  it('M33 M37 the marks of this test show what runs where nothing stops it', async () => {
    const { page } = await open()
    const context = await page.context().newPage()
    await context.setContent(`${SCRIPTS['M33 img onerror']}${END}`)
    await expect.poll(() => context.locator('html[data-ran]').count(), PATIENCE).toBe(1)
  })

  it('M33 M37 none of them runs', async () => {
    const names = Object.keys(SCRIPTS)
    const mails = names.map((name) => ({
      inbox: 'shop',
      subject: name,
      html: `${SCRIPTS[name]}"'--></style>${END}`,
    }))
    const { page } = await open({ mails, path: '/inbox/shop', expected })
    const events: string[] = []
    page.on('dialog', (dialog) => events.push(dialog.message()))
    page.on('popup', (popup) => events.push(popup.url()))
    for (const name of names) {
      await page.getByRole('searchbox').fill(`subject:"${name}"`)
      await page.getByRole('option').first().filter({ hasText: name }).click()
      await page.getByRole('heading', { level: 2, name, exact: true }).waitFor()
      await page
        .frameLocator('iframe[title="Untrusted message"]')
        .locator('body')
        .waitFor({ state: 'attached' })
      const ran = await page
        .frameLocator('iframe[title="Untrusted message"]')
        .locator('html[data-ran]')
        .count()
      expect([name, ran, await page.locator('html[data-ran]').count()]).toEqual([name, 0, 0])
    }
    expect(events).toEqual([])
  }, 180_000)

  it('M41 nor where the message is opened by itself, in a tab of its own', async () => {
    const { page, sandbox } = await open({
      expected,
      mails: [{ html: `${Object.values(SCRIPTS).join('')}${END}` }],
    })
    const [message] = (await sandbox.client.list()).messages
    const tab = await page.context().newPage()
    await tab.goto(`${sandbox.url}/v1/messages/${message?.id}/html`)
    expect(await tab.locator('html[data-ran]').count()).toBe(0)
    expect(await tab.evaluate('origin')).toBe('null')
  })
})

describe('scripts in mail, where it is read and not shown', () => {
  it('M33 M41 source, parts, attachments and comparison are text, and run nothing', async () => {
    const html = `${Object.values(SCRIPTS).join('\n')}${END}`
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="${RUN}"><script>${RUN}</script></svg>`
    const attachments = [
      { filename: 'x.svg', content: svg, contentType: 'image/svg+xml' },
      { filename: 'fake.png', content: svg, contentType: 'image/png' },
      { filename: `<img src=x onerror="${RUN}">.html`, content: html, contentType: 'text/html' },
      { filename: 'x.ics', contentType: 'text/calendar', content: calendarOf(html) },
    ]
    const mail = { inbox: 'shop', subject: 'Hostile', html, text: html, attachments }
    const { page, sandbox, visit } = await open({ mails: [mail, { ...mail, html: `${html}more` }], expected })
    const events: string[] = []
    page.on('dialog', (dialog) => events.push(dialog.message()))
    page.on('popup', (popup) => events.push(popup.url()))
    const [one, other] = (await sandbox.client.list({ inbox: 'shop' })).messages
    const panel = page.getByRole('tabpanel')
    await visit(`/inbox/shop/${one?.id}/source`)
    await panel.locator('[data-kind]').first().waitFor()
    await panel.getByText('onerror').first().waitFor()
    await page.getByRole('tab', { name: /Parts/ }).click()
    for (const name of [/svg/, /fake/, /onerror/, /ics/]) {
      await panel.getByRole('treegrid').getByRole('row', { name }).click()
      await panel.locator('.part-view').waitFor()
    }
    await panel.getByRole('row', { name: /^Event .*<script>/ }).waitFor()
    await page.getByRole('tab', { name: /Attachments/ }).click()
    for (const button of await panel.getByRole('button', { name: /^Preview/ }).all()) await button.click()
    await panel.getByText('no browser can show it').waitFor()
    await visit(`/compare/${one?.id}/${other?.id}`)
    await page.getByRole('tab', { name: 'Source' }).click()
    await panel.locator('mark', { hasText: 'more' }).waitFor()
    await page.getByRole('tab', { name: 'As shown' }).click()
    for (const frame of comparedFrames(page)) {
      await frame.contentFrame().locator('body').waitFor({ state: 'attached' })
      expect(await frame.contentFrame().locator('html[data-ran]').count()).toBe(0)
      expect(await frame.getAttribute('sandbox')).toBe('allow-popups allow-popups-to-escape-sandbox')
    }
    expect(await page.locator('html[data-ran], img[src="x"], main svg script').count()).toBe(0)
    expect(events).toEqual([])
  }, 120_000)
})

describe('what mail loads by itself', () => {
  it('M34 M35 M36 is not loaded: no request, no connection; when asked for, images alone', async () => {
    const { page } = await open({
      expected,
      mails: [{ inbox: 'shop', html: `${loads(remote.origin)}${fence()}${END}` }],
    })
    await page.getByRole('option').click()
    await frameOf(page)
    await page.getByText('remote images blocked').waitFor()
    expect([remote.requests, remote.connections()]).toEqual([[], 0])
    const paths = await arrivedAfterAsking(page)
    expect(paths.filter((path) => !path.startsWith('/image/'))).toEqual([])
    expect(remote.requests.filter(({ referrer }) => referrer !== undefined)).toEqual([])
    await page.getByText('remote images loaded, this once').waitFor()
    await page.getByRole('tab', { name: 'Raw' }).click()
    await page.getByRole('tab', { name: 'HTML' }).click()
    await page.getByText('remote images blocked').waitFor()
  })
})

describe('what mail loads where it is looked at otherwise', () => {
  it('M34 nothing: without images, as source, in parts and in comparison', async () => {
    const mail = { inbox: 'shop', html: `${loads(remote.origin)}${fence()}${END}` }
    const { page, sandbox, visit } = await open({ expected, mails: [mail, mail] })
    const [one, other] = (await sandbox.client.list({ inbox: 'shop' })).messages
    await page.getByRole('option').first().click()
    await frameOf(page)
    await page.getByRole('button', { name: 'No images' }).click()
    await page.getByText('no images at all').waitFor()
    await expect.poll(() => imageWidths(page), PATIENCE).toEqual([0])
    await page.getByRole('tab', { name: 'Source' }).click()
    await page.getByRole('region', { name: 'Source' }).getByText('preconnect').first().waitFor()
    await page.getByRole('tab', { name: /Parts/ }).click()
    await page.getByRole('tabpanel').getByText('preconnect').first().waitFor()
    await visit(`/compare/${one?.id}/${other?.id}`)
    await page.getByRole('tab', { name: 'As shown' }).click()
    for (const frame of comparedFrames(page))
      await frame.contentFrame().getByText('the end of the mail').waitFor()
    expect([remote.requests, remote.connections()]).toEqual([[], 0])
  })
})

describe('what a reader clicks in mail', () => {
  it('M33 M38 M39 goes nowhere', async () => {
    const names = Object.keys(CLICKS)
    const mails = names.map((name, at) => ({
      inbox: 'shop',
      subject: name,
      html: `${CLICKS[name]?.(remote.origin)}${fence(at)}${END}`,
    }))
    const { page, sandbox } = await open({ expected, mails, path: '/inbox/shop' })
    const popups: string[] = []
    page.on('popup', (popup) => popups.push(popup.url()))
    const fences: string[] = []
    for (const [at, name] of names.entries()) {
      await page.getByRole('option', { name }).click()
      await page.getByRole('heading', { level: 2, name, exact: true }).waitFor()
      const frame = await frameOf(page)
      const before = page.url()
      await frame.getByText('click', { exact: true }).click()
      fences.push(`/image/fence${at}`)
      expect([name, await arrivedAfterAsking(page, at)]).toEqual([name, fences])
      expect([name, page.url()]).toEqual([name, before])
      expect([name, await page.locator('html[data-ran]').count()]).toEqual([name, 0])
      expect(popups.filter((url) => url.startsWith(remote.origin))).toEqual([])
    }
    expect((await sandbox.client.list({ inbox: 'shop' })).total).toBe(names.length)
  }, 120_000)

  it('M39 a plain link opens a new tab that knows neither its opener nor its referrer', async () => {
    const { page } = await open({
      mails: [{ html: `<a rel="opener" href="${remote.origin}/page">click</a>${END}` }],
    })
    await page.getByRole('option').click()
    const popup = page.context().waitForEvent('page')
    await (await frameOf(page)).getByText('click').click()
    await (await popup).getByRole('heading', { name: 'Elsewhere' }).waitFor()
    expect(remote.requests[0]).toEqual({ path: '/page', referrer: undefined })
    const opener = await (await popup).evaluate('String(opener && opener.document)').catch(() => 'refused')
    expect(['null', 'refused']).toContain(opener)
  })
})
