// `npm run pictures` makes those of the README (docs/images): a Sandpost with sample mail, in a real browser. Needs a build.
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import sparticuz from '@sparticuz/chromium'
import { createTransport } from 'nodemailer'
import { chromium } from 'playwright-core'
import { startSandbox } from '../dist/index.js'
import { mails } from './picture-mails.mjs'

const folder = fileURLToPath(new URL('../docs/images', import.meta.url))
const wide = { width: 1280, height: 800 }
const phone = { width: 390, height: 800 }

mkdirSync(folder, { recursive: true })
const sandbox = await startSandbox()
const browser = await chromium.launch({
  executablePath: await sparticuz.executablePath(),
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
})
try {
  for (const mail of mails) await send(mail)
  const { messages } = await sandbox.client.list({ q: 'subject:HL-20417', limit: 1 })
  const order = `/message/${messages[0].id}`
  await picture('page.png', `${order}/html`, 'iframe', { viewport: wide })
  await picture('phone.png', `${order}/html`, 'iframe', { viewport: phone, deviceScaleFactor: 2 })
  await picture('session.png', `${order}/session`, '.transcript', { viewport: wide })
} finally {
  await browser.close()
  await sandbox.close()
}

/** @param shows what is there once it is all there, as a selector */
async function picture(file, path, shows, look) {
  const page = await browser.newPage(look)
  page.on('console', (message) => message.type() === 'error' && console.error(message.text()))
  await page.goto(sandbox.url + path)
  await page.locator(shows).first().waitFor()
  // What stands in a frame is painted when its own document has come.
  await page.waitForTimeout(1_000)
  await page.screenshot({ path: `${folder}/${file}` })
  await page.close()
}

async function send({ inbox, read, flagged, ...mail }) {
  const transport = createTransport({
    ...sandbox.smtp,
    ignoreTLS: true,
    name: 'app.example.test',
    auth: { user: inbox, pass: 'any' },
  })
  await transport.sendMail(mail)
  transport.close()
  const { messages } = await sandbox.client.list({ limit: 1 })
  await sandbox.client.change(messages[0].id, { seen: read === true, flagged: flagged === true })
}
