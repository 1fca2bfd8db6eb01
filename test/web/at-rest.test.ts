import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { PATIENCE, readers } from './reader.ts'

const open = readers()
const FRAMES = 20

/** Counts what rendering leaves behind: listeners and observers. */
const COUNT = `
  window.rendered = 0
  const listen = EventTarget.prototype.addEventListener
  EventTarget.prototype.addEventListener = function (...rest) {
    window.rendered++
    return listen.apply(this, rest)
  }
  const Observer = window.IntersectionObserver
  window.IntersectionObserver = class extends Observer {
    constructor(...rest) {
      super(...rest)
      window.rendered++
    }
  }`

/** How much is rendered in the course of some frames in which nothing happens. */
function renderedAtRest(page: Page): Promise<unknown> {
  return page.evaluate(`(async () => {
    const before = window.rendered
    for (let frame = 0; frame < ${FRAMES}; frame++) await new Promise(requestAnimationFrame)
    return window.rendered - before
  })()`)
}

it.each([
  ['the list of all messages', () => '/', '[role=option]'],
  ['an inbox', () => '/inbox/shop', '[role=option]'],
  ['a message', (id: string) => `/inbox/shop/${id}/html`, 'iframe'],
  ['the sessions', () => '/sessions', '[role=option]'],
  ['the settings', () => '/settings', '.sections'],
] as const)('%s is not rendered again while nothing happens', async (_view, path, shows) => {
  const { page, sandbox } = await open({ mails: [{ inbox: 'shop', html: '<p>Hello</p>' }] })
  await page.addInitScript(COUNT)
  const [message] = (await sandbox.client.list()).messages
  await page.goto(sandbox.url + path(message?.id ?? ''))
  await page.locator(shows).first().waitFor()
  await expect.poll(() => renderedAtRest(page), PATIENCE).toBe(0)
})
