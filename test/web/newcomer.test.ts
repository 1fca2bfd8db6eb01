import { createTransport } from 'nodemailer'
import { expect, it } from 'vitest'
import { PATIENCE, readers } from './reader.ts'

const open = readers()

it('someone who has never seen it sends a mail, reads it from every side, deletes it and takes that back', async () => {
  const { page, sandbox } = await open()
  await page.getByRole('heading', { name: 'Send a first mail' }).waitFor()
  await page.getByText('Live', { exact: true }).waitFor()

  // As the page says: to this host and port.
  const settings = await page
    .getByRole('region', { name: 'SMTP_HOST, SMTP_PORT' })
    .locator('code')
    .textContent()
  const [, host, port] = /SMTP_HOST=(\S+)\nSMTP_PORT=(\d+)/.exec(settings ?? '') ?? []
  const transport = createTransport({ host: host ?? '', port: Number(port) })
  await transport.sendMail({
    from: 'App <app@example.test>',
    to: 'ada@example.test',
    bcc: 'audit@example.test',
    subject: 'Welcome, {{name}}',
    text: 'Hello {{name}}',
    html: '<p>Hello {{name}}</p>',
  })
  transport.close()

  await page.getByRole('option', { name: /Welcome, \{\{name\}\}/ }).click()
  await page.frameLocator('iframe').getByText('Hello {{name}}').waitFor()
  await page.getByText('audit@example.test').first().waitFor()

  await page.getByRole('tab', { name: /Checks/ }).click()
  await page.getByRole('tabpanel').getByText('{{name}}').first().waitFor()

  await page.getByRole('tab', { name: 'Session' }).click()
  await page.getByRole('tabpanel').getByText('RCPT TO:<audit@example.test>').first().waitFor()
  expect(new URL(page.url()).pathname).toMatch(/^\/message\/\w+\/session$/)
  await page.reload()
  await page.getByRole('tab', { name: 'Session', selected: true }).waitFor()

  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByText('1 message deleted.').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('option', { name: /Welcome/ }).waitFor()
  expect((await sandbox.client.list()).total).toBe(1)
})

it('an inbox that nothing was sent to yet shows how to, and fills when something is', async () => {
  const { page, send } = await open({ path: '/inbox/newapp', expected: /404/ })
  await page.getByRole('heading', { name: 'Send a first mail' }).waitFor()
  await page.getByText('SMTP_USER=newapp').filter({ visible: true }).waitFor()
  await page.getByText('Live', { exact: true }).waitFor()
  await send({ inbox: 'newapp', subject: 'First of all' })
  await page.getByRole('option', { name: /First of all/ }).waitFor()
})

it('a sample fills an empty inbox at a press', async () => {
  const { page } = await open()
  await page.getByRole('button', { name: 'Send a sample' }).click()
  await page.getByRole('option', { name: /Your order 1042/ }).click()
  await page.frameLocator('iframe').getByRole('link', { name: 'Follow the parcel' }).waitFor()
  await expect.poll(() => page.getByRole('tab', { name: /Attachments\s*1/ }).count(), PATIENCE).toBe(1)
})
