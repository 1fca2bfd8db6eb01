import type { Inbox } from './inbox.ts'
import type { BrowserPage, Mail } from './mail.ts'

/** Mails that are attached at most. */
const MOST = 20

interface PicturePage extends BrowserPage {
  screenshot(options: { readonly fullPage: boolean }): Promise<Uint8Array>
}

interface PictureBrowser {
  newPage(options: {
    readonly viewport: { readonly width: number; readonly height: number }
  }): Promise<PicturePage>
  close(): Promise<void>
}

/** What a runner gives to a test that failed. */
export interface Attaching {
  attach(name: string, what: { readonly body: Buffer; readonly contentType: string }): Promise<void>
  /** Starts a browser, for the pictures. */
  launch(): Promise<PictureBrowser>
}

/** Attaches each mail of the inbox to the report of a test that failed: as .eml, HTML, and picture where a browser starts. */
export async function attachMails(inbox: Inbox, { attach, launch }: Attaching): Promise<void> {
  const mails = (await inbox.messages()).slice(-MOST)
  if (mails.length === 0) return
  // A report without pictures is better than none.
  const browser = await launch().catch(() => undefined)
  try {
    for (const mail of mails) await attachMail(mail, attach, browser)
  } finally {
    await browser?.close()
  }
}

async function attachMail(
  mail: Mail,
  attach: Attaching['attach'],
  browser: PictureBrowser | undefined,
): Promise<void> {
  const name = `mail ${mail.seq} ${mail.subject.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()}`.trim()
  const html = await mail.document()
  await attach(`${name}.eml`, { body: Buffer.from(await mail.raw()), contentType: 'message/rfc822' })
  await attach(`${name}.html`, { body: Buffer.from(html), contentType: 'text/html' })
  if (browser === undefined) return
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } })
  await page.setContent(html)
  const body = Buffer.from(await page.screenshot({ fullPage: true }))
  await attach(`${name}.png`, { body, contentType: 'image/png' })
}
