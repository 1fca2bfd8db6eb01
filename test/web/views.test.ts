import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { submit } from '../support/submit.ts'
import { type Mail, PATIENCE, readers } from './reader.ts'

const open = readers()
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
const ADAPTIVE = `<meta name="color-scheme" content="light dark">
<style>i { display: none } @media (prefers-color-scheme: dark) { i { display: inline } }</style>
<p>letter</p><i>in the dark</i>`

/** Opens the newest message of the inbox in one of its views. */
async function view(mails: readonly Mail[], name: string, look: Parameters<typeof open>[0] = {}) {
  const reader = await open({ ...look, mails: mails.map((mail) => ({ inbox: 'shop', ...mail })) })
  const [message] = (await reader.sandbox.client.list({ inbox: 'shop' })).messages
  await reader.visit(`/inbox/shop/${message?.id}/${name}`)
  const panel = reader.page.getByRole('tabpanel')
  await panel.waitFor()
  return { ...reader, panel, id: message?.id ?? '' }
}

/** What a script finds out inside the frame. */
async function inFrame(page: Page, script: string): Promise<unknown> {
  const frame = page.frames().find((each) => each.url().includes('/m/'))
  return frame?.evaluate(script)
}

describe('HTML on another screen', () => {
  it('is as wide as a phone, as dragged or as typed, also by keyboard; the next message is shown likewise', async () => {
    const { page } = await view([{ subject: 'Other', html: '<p>other</p>' }, { html: ADAPTIVE }], 'html')
    await page.getByRole('radio', { name: 'Phone' }).click()
    await expect.poll(() => inFrame(page, 'innerWidth'), PATIENCE).toBe(375)
    await page.getByRole('slider', { name: 'Drag to set the width' }).focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => inFrame(page, 'innerWidth'), PATIENCE).toBe(376)
    await page.getByRole('textbox', { name: 'Width in pixels' }).fill('1200')
    await page.keyboard.press('Enter')
    await page.getByText(/Shown at \d\d% of its size/).waitFor()
    await expect.poll(() => inFrame(page, 'innerWidth'), PATIENCE).toBe(1200)
    await page.getByRole('textbox', { name: 'Height in pixels' }).fill('300')
    await page.keyboard.press('Enter')
    const height = async () => Math.round((await page.locator('.frame').boundingBox())?.height ?? 0)
    await expect.poll(height, PATIENCE).toBe(300)
    await page.getByRole('option', { name: /Other/ }).click()
    await page.frameLocator('iframe').getByText('other').waitFor()
    await expect.poll(() => inFrame(page, 'innerWidth'), PATIENCE).toBe(1200)
    await page.getByRole('radio', { name: 'Full' }).click()
  })

  it('is dark by the mail’s own choice, or turned round whatever the mail says', async () => {
    const { page } = await view([{ html: ADAPTIVE }], 'html', { context: { colorScheme: null } })
    const frame = page.frameLocator('iframe')
    await frame.getByText('letter').waitFor()
    expect(await frame.getByText('in the dark').isVisible()).toBe(false)
    await page.getByRole('radio', { name: 'Dark', exact: true }).click()
    await frame.getByText('in the dark').waitFor()
    await page.getByRole('radio', { name: 'Forced dark' }).click()
    await frame.getByText('in the dark').waitFor({ state: 'hidden' })
    const filter = "getComputedStyle(document.querySelector('.screen')).filter"
    expect(await page.evaluate(filter)).toBe('invert(1) hue-rotate(180deg)')
    await page.getByRole('radio', { name: 'Light' }).click()
  })

  it('shows no image at all when that is wished, not even those that came with it', async () => {
    const attachments = [{ filename: 'p.gif', cid: 'pixel', content: PIXEL }]
    const { page } = await view([{ html: '<img alt="inline" src="cid:pixel">', attachments }], 'html')
    const width = () =>
      page
        .frameLocator('iframe')
        .getByAltText('inline')
        .evaluate(
          (image: { naturalWidth?: number; complete?: boolean }) => image.complete && image.naturalWidth,
        )
    await expect.poll(width, PATIENCE).toBe(1)
    await page.getByRole('button', { name: 'No images' }).click()
    await page.getByText('no images at all').waitFor()
    await expect.poll(width, PATIENCE).toBe(0)
    await page.getByRole('button', { name: 'No images', pressed: true }).click()
    await expect.poll(width, PATIENCE).toBe(1)
  })
})

describe('the source of HTML', () => {
  it('is coloured, and something is found in it, forwards and backwards', async () => {
    const html = `<style>p { color: red }</style>${'<p class="x">word</p>\n'.repeat(900)}<p>the last Word</p>`
    const { page, panel } = await view([{ html }], 'source')
    const source = page.getByRole('region', { name: 'Source' })
    await source.locator('[data-kind="attr"]').first().waitFor()
    expect(await source.locator('.code-line').count()).toBeLessThan(200)
    const field = panel.getByRole('searchbox', { name: 'Find in this text' })
    await field.fill('last word')
    await panel.getByText('1 of 1').waitFor()
    await source.locator('mark[data-current]').filter({ hasText: 'last Word' }).waitFor()
    await field.fill('word')
    await panel.getByText('1 of 901').waitFor()
    await field.press('Shift+Enter')
    await panel.getByText('901 of 901').waitFor()
    await panel.getByRole('button', { name: 'Next place' }).click()
    await panel.getByText('1 of 901').waitFor()
    await field.fill('nowhere')
    await panel.getByText('Not found').waitFor()
  })

  it('that is very long is shown plain, and says so', async () => {
    const { panel, page } = await view([{ html: `<p>${'x'.repeat(1_100_000)}</p>` }], 'source')
    await panel.getByText('Too long to be coloured.').waitFor()
    await page.getByRole('region', { name: 'Source' }).getByText('<p>xxx').waitFor()
  })
})

describe('a raw message', () => {
  it('of megabytes is read where one looks, and nowhere else', async () => {
    const raw = `Subject: large\r\n\r\n${'A line of the middle that nobody looks at.\r\n'.repeat(100_000)}the very end\r\n`
    const { page, sandbox, visit } = await open({ mails: [{ inbox: 'shop', raw }] })
    const [message] = (await sandbox.client.list({ inbox: 'shop' })).messages
    const ranges: (string | undefined)[] = []
    page.on('request', (request) => {
      if (/\/v1\/.*\/raw$/.test(request.url())) ranges.push(request.headers().range)
    })
    await visit(`/inbox/shop/${message?.id}/raw`)
    const region = page.getByRole('region', { name: 'Raw message' })
    await region.getByText('Subject: large').waitFor()
    await region.press('End')
    await region.getByText('the very end').waitFor()
    expect(await region.getByText('Subject: large').count()).toBe(0)
    await page.getByRole('button', { name: 'Beginning' }).click()
    await region.getByText('Subject: large').waitFor()
    expect(ranges.length).toBeLessThan(20)
    expect(ranges.filter((range) => !/^bytes=\d+-\d+$/.test(range ?? ''))).toEqual([])
    expect((await region.innerText()).length).toBeLessThan(300_000)
  })
})

describe('header fields', () => {
  it('are filtered, explained, shown as written and copied', async () => {
    const raw =
      'Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\r\nX-Mine: 1\r\nTo: bob@x.test,\r\n\teve@x.test\r\n\r\nhello\r\n'
    const { page, panel } = await view([{ raw }], 'headers', {
      context: { permissions: ['clipboard-read', 'clipboard-write'] },
    })
    await panel.getByRole('row', { name: /^Subject Grüße/ }).waitFor()
    await panel.getByRole('button', { name: 'Explain' }).click()
    await panel.getByRole('row', { name: /^X-Mine 1 No standard knows this field/ }).waitFor()
    await panel.getByRole('button', { name: 'As written' }).click()
    await panel.getByRole('row', { name: /^Subject =\?utf-8\?Q/ }).waitFor()
    await panel.getByRole('searchbox').fill('eve@')
    await panel.getByText('1 of 3 header fields').waitFor()
    expect(await panel.getByRole('row').count()).toBe(1)
    await panel.getByRole('button', { name: 'Copy: To' }).click()
    await panel.getByText('Copied').waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('To: bob@x.test,\n\teve@x.test')
    await panel.getByRole('button', { name: 'Explain' }).click()
  })
})

const INVITATION = [
  'BEGIN:VCALENDAR',
  'METHOD:REQUEST',
  'BEGIN:VEVENT',
  'SUMMARY:Lunch',
  'DTSTART;TZID=Europe/Berlin:20260131T120000',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n')
const FILES = [
  { filename: 'photo.gif', content: PIXEL },
  { filename: 'lunch.ics', content: INVITATION, contentType: 'text/calendar' },
  { filename: 'bill.pdf', content: '%PDF-1.4', contentType: 'application/pdf' },
]

describe('what a message is made of', () => {
  it('is a tree to walk by keyboard, each part with what it says of itself and what is in it', async () => {
    const { page, panel } = await view(
      [{ text: 'plain words', html: '<b>rich</b>', attachments: FILES }],
      'parts',
    )
    const tree = panel.getByRole('treegrid', { name: 'Parts of the message' })
    await tree.getByRole('row', { name: /text\/plain/ }).click()
    await panel.getByText('plain words').waitFor()
    await page.keyboard.press('ArrowDown')
    await panel.getByText('<b>rich</b>').waitFor()
    await panel.getByRole('row', { name: 'Section 1.2' }).waitFor()
    await page.keyboard.press('ArrowDown')
    const picture = panel.getByRole('img', { name: 'photo.gif' })
    await expect
      .poll(() => picture.evaluate((image: { naturalWidth?: number }) => image.naturalWidth), PATIENCE)
      .toBe(1)
    await page.keyboard.press('Home')
    await panel.getByText('It only holds the parts below it.').waitFor()
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => tree.getByRole('row').count(), PATIENCE).toBe(1)
  })

  it('is looked at and downloaded, one or all at once', async () => {
    const { page, panel } = await view([{ attachments: FILES }], 'attachments')
    await panel.getByText('A PDF can act on its own').waitFor()
    await panel.getByRole('button', { name: 'Preview of lunch.ics' }).click()
    await panel.getByRole('row', { name: 'Begins 2026-01-31 12:00 (Europe/Berlin)' }).waitFor()
    const download = page.waitForEvent('download')
    await panel.getByRole('link', { name: 'Download all as ZIP' }).click()
    const files = unzipSync(await readFile(await (await download).path()))
    expect(Object.keys(files)).toEqual(['photo.gif', 'lunch.ics', 'bill.pdf'])
    expect(Buffer.from(files['photo.gif'] ?? []).equals(PIXEL)).toBe(true)
  })
})

describe('the envelope beside the header', () => {
  it('says who got the message and who did not, and what the sender’s domain means', async () => {
    const raw = 'From: ann@y.test\r\nTo: eve@x.test\r\nSubject: x\r\n\r\nx\r\n'
    const { panel } = await view([{ raw }], 'details')
    await panel.getByRole('row', { name: /^MAIL FROM <ada@x.test> From ann@y.test Another domain/ }).waitFor()
    await panel.getByRole('row', { name: /^RCPT TO <bob@x.test> Bcc Only the envelope names it/ }).waitFor()
    await panel.getByRole('row', { name: /^No RCPT TO <eve@x.test> To Named in the header, but/ }).waitFor()
  })
})

describe('why a message is in its inbox', () => {
  it('is said with its details: the rule, who led here, and what was passed over', async () => {
    const raw = 'X-Sandpost-Inbox: ..\r\nFrom: ann@y.test\r\nSubject: x\r\n\r\nx\r\n'
    const reader = await open({ sandbox: { inboxDomain: 'ci.test' } })
    const to = ['bob@shop.ci.test', 'eve@x.test']
    await submit(reader.sandbox.smtp, { to, raw })
    const { messages } = await reader.sandbox.client.list({ order: 'asc' })
    const [shop, other] = messages
    await reader.visit(`/inbox/shop/${shop?.id}/details`)
    const row = (name: string) => reader.page.getByRole('tabpanel').getByRole('row', { name })
    await row('Why in this inbox Recipient below the domain ci.test').waitFor()
    await row('Recipients that led here bob@shop.ci.test').waitFor()
    await reader.visit(`/inbox/default/${other?.id}/details`)
    await row('Why in this inbox No other rule fits: default').waitFor()
    await row('Rules passed over X-Sandpost-Inbox: the name means another place in a path').waitFor()
  })
})

describe('two messages', () => {
  const mails = [
    { subject: 'Order 1', text: 'Hello\nred car\nBye', html: '<p>red</p>' },
    { subject: 'Hello', text: 'x' },
    { subject: 'Order 2', text: 'Hello\nblue car\nBye', html: '<p>blue</p>' },
  ]

  it('are compared, the one of the same subject being offered first, and lie below each other on a phone', async () => {
    const { page } = await view(mails, 'text')
    await page.getByRole('button', { name: 'Compare…' }).click()
    const choice = page.getByRole('listbox', { name: 'Compare with which message?' })
    await choice.getByRole('option').first().filter({ hasText: 'Order 1' }).waitFor()
    await page.keyboard.press('Enter')
    const differences = page.getByRole('region', { name: 'Differences' })
    await differences.locator('mark', { hasText: 'blue' }).waitFor()
    await differences.locator('mark', { hasText: 'red' }).waitFor()
    expect(await differences.locator('mark').count()).toBe(2)
    await page.getByRole('tab', { name: 'Headers' }).click()
    await differences.locator('mark', { hasText: /^1$/ }).waitFor()
    await page.getByRole('tab', { name: 'As shown' }).click()
    const first = page.locator('iframe[title="Untrusted message: First message"]')
    const second = page.locator('iframe[title="Untrusted message: Second message"]')
    await first.contentFrame().getByText('blue').waitFor()
    await second.contentFrame().getByText('red').waitFor()
    const below = async () =>
      ((await second.boundingBox())?.y ?? 0) >= ((await first.boundingBox())?.y ?? 0) + 100
    expect(await below()).toBe(false)
    await page.setViewportSize({ width: 360, height: 800 })
    await expect.poll(below, PATIENCE).toBe(true)
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    expect(await page.getByRole('button', { name: 'Inboxes' }).isVisible()).toBe(true)
    await page.getByRole('button', { name: 'Swap sides' }).click()
    await page.getByRole('region', { name: 'First message' }).getByText('Order 1').waitFor()
    await page.getByRole('button', { name: 'Back to the message' }).click()
    await page.getByRole('heading', { level: 2, name: 'Order 1' }).waitFor()
  })
})
