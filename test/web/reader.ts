import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { type LocalSandbox, type SandboxOptions, startSandbox } from '../../src/index.ts'
import { startBrowser } from '../support/browser.ts'

/** A mail as Nodemailer takes it, and the SMTP user name to send it under. */
export interface Mail {
  readonly inbox?: string
  readonly subject?: string
  readonly from?: string
  readonly to?: string
  readonly bcc?: string
  readonly text?: string
  readonly html?: string
  readonly raw?: string
  readonly attachments?: SendMailOptions['attachments']
}

/** Somebody at the page of a sandbox of their own. */
export interface Reader {
  readonly page: Page
  readonly sandbox: LocalSandbox
  readonly send: (mail: Mail) => Promise<void>
  /** Opens a path of the page. */
  readonly visit: (path: string) => Promise<void>
}

export interface ReaderOptions {
  readonly sandbox?: SandboxOptions
  readonly context?: BrowserContextOptions
  /** Sent before the page is opened, the last one on top. */
  readonly mails?: readonly Mail[]
  readonly path?: string
  /** Console errors that belong to the test, such as those of a refused search. */
  readonly expected?: RegExp
}

const REPORT_VIOLATIONS = `document.addEventListener('securitypolicyviolation', (event) => {
  console.error('policy violated:', event.violatedDirective, event.blockedURI)
})`

/** Long enough for a busy machine: nothing is asserted on time. */
export const PATIENCE = { timeout: 25_000, interval: 50 } as const

/**
 * One browser for the tests of a file; each test opens the page with `open`. Whatever the page writes to the console
 * as an error, throws, or is refused by its own policy fails the test.
 */
export function readers(): (options?: ReaderOptions) => Promise<Reader> {
  let browser: Browser
  let cleanups: (() => Promise<void>)[] = []
  const complaints: string[] = []
  beforeAll(async () => {
    browser = await startBrowser()
  }, 120_000)
  afterEach(async () => {
    for (const clean of cleanups.reverse()) await clean()
    cleanups = []
    expect(complaints.splice(0)).toEqual([])
  })
  afterAll(() => browser.close())

  return async ({ sandbox: options, context: look, mails = [], path = '/', expected = /^$/ } = {}) => {
    const sandbox = await startSandbox({ ...options })
    cleanups.push(() => sandbox.close())
    const send = sender(sandbox)
    for (const mail of mails) await send(mail)
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...look })
    cleanups.push(() => context.close())
    context.setDefaultTimeout(PATIENCE.timeout)
    const page = await context.newPage()
    await watch(page, (complaint) => {
      if (!expected.test(complaint)) complaints.push(complaint)
    })
    const visit = async (to: string) => void (await page.goto(sandbox.url + to))
    await visit(path)
    return { page, sandbox, send, visit }
  }
}

/** What mail says of itself inside its frame is its own affair: only the page is watched. */
async function watch(page: Page, complain: (complaint: string) => void): Promise<void> {
  page.on('pageerror', (error) => complain(`thrown: ${error.message}`))
  page.on('console', (message) => {
    const inFrame = message.location().url.includes('/m/')
    if (!inFrame && ['error', 'warning'].includes(message.type())) complain(message.text())
  })
  await page.addInitScript(REPORT_VIOLATIONS)
}

function sender({ smtp }: LocalSandbox): (mail: Mail) => Promise<void> {
  return async ({ inbox, raw, ...mail }) => {
    const auth = inbox === undefined ? {} : { auth: { user: inbox, pass: 'any' } }
    const transport = createTransport({ host: smtp.host, port: smtp.port, ...auth })
    const message = { from: 'Ada <ada@x.test>', to: 'bob@x.test', subject: 'Hello', ...mail }
    const envelope = { from: 'ada@x.test', to: 'bob@x.test' }
    await transport.sendMail(raw === undefined ? message : { envelope, raw })
    transport.close()
  }
}
