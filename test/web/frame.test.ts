import { describe, expect, it } from 'vitest'
import { PATIENCE, readers } from './reader.ts'

const open = readers()
const LAYOUT = `<div style="position:fixed;z-index:9999;inset:0;width:100vw;height:100vh;background:red">Log in</div>
<div style="height:10000000px">tall</div>`

describe('the frame of untrusted HTML', () => {
  it('M40 carries exactly the permissions of HOSTILE §4, and so does its answer, whatever is asked', async () => {
    const { page, sandbox } = await open({ mails: [{ html: '<p>hello</p>' }] })
    await page.getByRole('option').click()
    const frame = page.locator('iframe')
    await page.frameLocator('iframe').getByText('hello').waitFor()
    const attributes = await page.evaluate(
      `Object.fromEntries([...document.querySelector('iframe').attributes].map(({ name, value }) => [name, value]))`,
    )
    expect(attributes).toEqual({
      src: expect.stringMatching(/^\/m\/[^/]+\/html$/),
      sandbox: 'allow-popups allow-popups-to-escape-sandbox',
      referrerpolicy: 'no-referrer',
      title: 'Untrusted message',
    })
    const src = `${sandbox.url}${await frame.getAttribute('src')}`
    for (const query of ['', '?sandbox=allow-scripts', '?mode=remote', '?allow-scripts=1']) {
      const { headers } = await fetch(src + query)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toMatch(/^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';/)
      expect(policy).toMatch(/img-src data:;.*form-action 'none'; base-uri 'none'; frame-ancestors 'self'/)
    }
  })

  it('M42 holds in whatever its layout does: the rest of the page can be seen and used', async () => {
    const mails = [{ html: LAYOUT, subject: 'Attack' }, { subject: 'Other' }]
    const { page } = await open({ mails })
    await page.getByRole('option', { name: /Attack/ }).click()
    await page.frameLocator('iframe').getByText('Log in').waitFor()
    await page.getByText('Untrusted content').waitFor()
    const box = await page.locator('iframe').boundingBox()
    const figure = await page.locator('figure').boundingBox()
    expect(box?.height).toBeLessThanOrEqual(800)
    expect(box?.y).toBeGreaterThan(figure?.y ?? Number.NaN)
    const scrolls = 'document.documentElement.scrollHeight > document.documentElement.clientHeight'
    expect(await page.evaluate(scrolls)).toBe(false)
    await page.getByRole('option', { name: /Other/ }).click()
    await page.getByRole('heading', { level: 2, name: 'Other' }).waitFor()
  })

  it('shows images that the message brings itself', async () => {
    const content = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'
    const { page } = await open({
      mails: [
        {
          html: '<img alt="inline" src="cid:pixel">',
          attachments: [{ filename: 'p.gif', cid: 'pixel', content: Buffer.from(content, 'base64') }],
        },
      ],
    })
    await page.getByRole('option').click()
    const image = page.frameLocator('iframe').getByAltText('inline')
    await expect
      .poll(() => image.evaluate((element: { naturalWidth?: number }) => element.naturalWidth), PATIENCE)
      .toBe(1)
  })
})

const TEXTS = [
  '<img src=x onerror="document.documentElement.dataset.ran=1">',
  '{{7919*7907}}',
  ['$', '{7919*7907}'].join(''),
  'a\u2028b',
]

describe('untrusted text', () => {
  it('M41 S51 is text wherever it is shown', async () => {
    const [subject = '', from = '', to = '', name = ''] = TEXTS
    const text = TEXTS.join('\n')
    const attachments = [{ filename: `${name}${subject}.txt`, content: 'x' }]
    const { page } = await open({
      mails: [
        {
          inbox: '<i>x</i>',
          subject,
          text,
          attachments,
          from: `"${from}" <a@x.test>`,
          to: `"${to}" <b@x.test>`,
        },
      ],
    })
    await page.getByRole('option').filter({ hasText: subject }).click()
    await page.getByRole('heading', { level: 2, name: subject }).waitFor()
    for (const tab of ['Text', 'Raw', /Headers/, /Attachments/, 'Details']) {
      await page.getByRole('tab', { name: tab }).click()
      await page.getByRole('tabpanel').locator(':text("x.test"), :text("onerror")').first().waitFor()
    }
    await page.getByRole('link', { name: /<i>x<\/i>/ }).waitFor()
    expect(await page.getByText('62615533').count()).toBe(0)
    expect(await page.locator('html[data-ran], img[src="x"], main i').count()).toBe(0)
  })

  it('M24 S47 characters that disguise are named, and names are kept apart from what stands around them', async () => {
    const from = '=?utf-8?Q?Bank=E2=80=AE?= <a@x.test>'
    const head = `From: ${from}\r\nSubject: =?utf-8?Q?pay=E2=80=8Bpal_=E2=80=AEfdp?=\r\nMIME-Version: 1.0\r\n`
    const part = `Content-Type: application/pdf; name*=utf-8''invoice%E2%80%AEfdp.exe\r\nContent-Disposition: attachment\r\n`
    const { page } = await open({ mails: [{ inbox: 'shop', raw: `${head}${part}\r\nx\r\n` }] })
    await page.getByRole('option').filter({ hasText: 'BankU+202E' }).click()
    await page.getByRole('heading', { level: 2, name: 'payU+200Bpal U+202Efdp' }).waitFor()
    await page.locator('main bdi').filter({ hasText: 'BankU+202E' }).first().waitFor()
    await page.getByRole('tab', { name: /Attachments/ }).click()
    await page.getByRole('link', { name: 'Download invoiceU+202Efdp.exe' }).waitFor()
  })
})
