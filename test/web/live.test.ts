import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer, type Server, Socket } from 'node:net'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { startSandbox } from '../../src/index.ts'
import { tempFolder } from '../support/temp-store.ts'
import { PATIENCE, readers } from './reader.ts'

const open = readers()
let line: Line | undefined
afterEach(() => line?.cut())

/** A line to the server that can be cut: while it is, nobody answers on its port. */
class Line {
  readonly #target: number
  readonly #sockets = new Set<Socket>()
  #server: Server | undefined
  port = 0

  constructor(target: number) {
    this.#target = target
  }

  async join(): Promise<void> {
    this.#server = createServer((near) => {
      const far = new Socket().connect(this.#target, '127.0.0.1')
      for (const socket of [near, far]) {
        this.#sockets.add(socket)
        socket.on('error', () => undefined).on('close', () => this.#sockets.delete(socket))
      }
      near.pipe(far).pipe(near)
    })
    this.#server.listen(this.port, '127.0.0.1')
    await once(this.#server, 'listening')
    this.port = (this.#server.address() as AddressInfo).port
  }

  async cut(): Promise<void> {
    const server = this.#server
    if (server === undefined) return
    this.#server = undefined
    server.close()
    for (const socket of this.#sockets) socket.destroy()
    await once(server, 'close')
  }
}

it('a broken line is shown, joined again, and what came meanwhile is there', async () => {
  const mails = [{ inbox: 'shop', subject: 'Before' }]
  const { page, sandbox, send } = await open({ mails, expected: /ERR_/ })
  line = new Line(Number(new URL(sandbox.url).port))
  await line.join()
  await page.goto(`http://127.0.0.1:${line.port}/inbox/shop`)
  await page.getByRole('option', { name: /Before/ }).click()
  await page.getByText('Live', { exact: true }).waitFor()
  await line.cut()
  await page.getByText('Reconnecting…').filter({ visible: true }).first().waitFor()
  await send({ inbox: 'shop', subject: 'Meanwhile' })
  const [, before] = (await sandbox.client.list({ inbox: 'shop' })).messages
  await sandbox.client.change(before?.id ?? '', { flagged: true })
  await line.join()
  await page.getByText('Live', { exact: true }).waitFor()
  await page.getByRole('option', { name: /Meanwhile/ }).waitFor()
  await page.getByRole('option', { name: /Before.*Flagged/ }).waitFor()
  expect(await page.getByRole('option', { selected: true }).textContent()).toContain('Before')
})

it('a server that was stopped and started again is followed again', async () => {
  const store = `sqlite:${join(tempFolder(), 'sandpost.db')}`
  const mails = [{ inbox: 'shop', subject: 'Before' }]
  const { page, sandbox } = await open({
    sandbox: { store },
    mails,
    path: '/inbox/shop',
    expected: /ERR_|503/,
  })
  await page.getByRole('option', { name: /Before/ }).waitFor()
  await page.getByText('Live', { exact: true }).waitFor()
  await sandbox.close()
  await page.getByText('Reconnecting…').filter({ visible: true }).first().waitFor()
  await using again = await startSandbox({ store, httpListen: new URL(sandbox.url).host })
  await page.getByText('Live', { exact: true }).waitFor()
  await again.client.send('shop', { subject: 'After', text: 'x' })
  await page.getByRole('option', { name: /After/ }).waitFor()
  expect(await page.getByRole('option').count()).toBe(2)
})

it('a change that cannot be made is said to have failed, and can be dismissed', async () => {
  const { page, sandbox } = await open({ mails: [{ inbox: 'shop', subject: 'Stays' }], expected: /ERR_/ })
  line = new Line(Number(new URL(sandbox.url).port))
  await line.join()
  await page.goto(`http://127.0.0.1:${line.port}/inbox/shop`)
  await page.getByRole('option').click()
  await page.getByRole('button', { name: 'Mark unread' }).waitFor()
  await line.cut()
  await page.getByRole('button', { exact: true, name: 'Flag' }).click()
  const notice = page.getByRole('alert').filter({ hasText: /fetch/ })
  await notice.waitFor()
  await notice.getByRole('button', { name: 'Dismiss' }).click()
  await expect.poll(() => notice.count(), PATIENCE).toBe(0)
})
