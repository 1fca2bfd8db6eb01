// Makes docs/images/page.png: a Sandpost with sample mail, photographed in a real browser. Needs a build.
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import sparticuz from '@sparticuz/chromium'
import { createTransport } from 'nodemailer'
import { chromium } from 'playwright-core'
import { startSandbox } from '../dist/index.js'
import { mails } from './picture-mails.mjs'

const target = process.argv[2] ?? fileURLToPath(new URL('../docs/images/page.png', import.meta.url))
const dark = process.argv.includes('--dark')
const width = process.argv.includes('--phone') ? 400 : 1280

const sandbox = await startSandbox()
const browser = await chromium.launch({
  executablePath: await sparticuz.executablePath(),
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
})
try {
  await sendAll()
  const page = await browser.newPage({
    viewport: { width, height: 800 },
    colorScheme: dark ? 'dark' : 'light',
  })
  page.on('console', (message) => message.type() === 'error' && console.error(message.text()))
  await page.goto(sandbox.url)
  await page.getByText('Your order HL-20417').first().click()
  await page.waitForTimeout(1_500)
  mkdirSync(fileURLToPath(new URL('../docs/images', import.meta.url)), { recursive: true })
  await page.screenshot({ path: target })
} finally {
  await browser.close()
  await sandbox.close()
}

async function sendAll() {
  for (const { inbox, read, flagged, ...mail } of mails) {
    const transport = createTransport({
      ...sandbox.smtp,
      ignoreTLS: true,
      auth: { user: inbox, pass: 'any' },
    })
    await transport.sendMail(mail)
    transport.close()
    const { messages } = await sandbox.client.list({ limit: 1 })
    const change = { seen: read === true, flagged: flagged === true }
    await fetch(`${sandbox.url}/v1/messages/${messages[0].id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(change),
    })
  }
}
