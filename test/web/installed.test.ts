import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { PATIENCE, readers } from './reader.ts'

const open = readers()

/** Stands in for the browser's own, which a test cannot see; and the page is out of sight. */
const WATCHED = `
window.told = []
window.Notification = class {
  static permission = 'default'
  static async requestPermission() { return (this.permission = 'granted') }
  constructor(title, options) { window.told.push([title, options.body]) }
  close() {}
}
Object.defineProperty(document, 'visibilityState', { get: () => window.seen === true ? 'visible' : 'hidden' })`

describe('the page as an app', () => {
  it('can be installed: its manifest has no fault, and its icons are there', async () => {
    const { page, sandbox } = await open()
    const session = await page.context().newCDPSession(page)
    const { errors, data = '{}' } = await session.send('Page.getAppManifest')
    expect(errors).toEqual([])
    const { icons } = JSON.parse(data) as { icons: { src: string; type: string }[] }
    expect(icons).toHaveLength(3)
    for (const { src, type } of icons) {
      const answer = await fetch(sandbox.url + src)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type])
    }
  })

  it('needs less than 200 kB of compressed script before the first message is shown', async () => {
    const { page, sandbox, visit } = await open({
      mails: [{ inbox: 'shop', subject: 'First' }],
      path: '/connect',
    })
    // What this page still asks for is not to be counted.
    await page.getByText('SMTP_HOST=').waitFor()
    const scripts = new Set<string>()
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.add(request.url())
    })
    await page.context().clearCookies()
    await visit('/inbox/shop')
    await page.getByRole('option', { name: /First/ }).waitFor()
    let size = 0
    for (const url of scripts) size += gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length
    expect(scripts.size).toBeGreaterThan(0)
    expect([...scripts].every((url) => url.startsWith(sandbox.url))).toBe(true)
    expect(size).toBeLessThan(200_000)
  })

  it('tells of new mail when it was asked to and nobody looks', async () => {
    const { page, send, visit } = await open({ mails: [{ inbox: 'shop', subject: 'First' }] })
    await page.addInitScript(WATCHED)
    await visit('/inbox/shop')
    await page.getByText('Live', { exact: true }).waitFor()
    await send({ inbox: 'shop', subject: 'Not asked for' })
    await page.getByRole('option', { name: /Not asked for/ }).waitFor()
    await page.getByRole('button', { name: 'Notify me of new mail' }).click()
    await page.getByRole('button', { name: 'Notify me of new mail', pressed: true }).waitFor()
    await send({ inbox: 'shop', subject: 'Asked for' })
    await expect.poll(() => page.evaluate('told'), PATIENCE).toEqual([['Asked for', 'Ada']])
    await page.evaluate('window.seen = true')
    await send({ inbox: 'shop', subject: 'Seen anyway' })
    await page.getByRole('option', { name: /Seen anyway/ }).waitFor()
    expect(await page.evaluate('told')).toHaveLength(1)
  })
})
