import { createTransport } from 'nodemailer'
import type Mail from 'nodemailer/lib/mailer/index.js'
import { onTestFinished } from 'vitest'
import type { Inbox } from '../../src/testing/inbox.ts'
import type { MailSandbox } from '../../src/testing/sandbox.ts'
import { type StartOptions, startSandbox } from '../../src/testing/start.ts'

/** A program under test that sends by Nodemailer, as apps do: it knows one address of a mail server. */
export class Shop {
  readonly #transport

  constructor(smtpUrl: string) {
    this.#transport = createTransport(smtpUrl)
  }

  async send(message: Mail.Options): Promise<void> {
    await this.#transport.sendMail({ from: 'Shop <shop@example.test>', to: 'ann@example.test', ...message })
  }

  async welcome(to: string): Promise<void> {
    await this.send({ to, subject: 'Welcome to the shop', text: 'Hello, and welcome.' })
  }

  async reset(to: string, token = 'q7Zx93LmPa52Kd81'): Promise<void> {
    const url = `https://shop.example.test/reset?token=${token}`
    await this.send({
      to,
      subject: 'Reset your password',
      text: `Reset your password: ${url}\n\nYour verification code is 482913.\n`,
      html: `<p>Hello Ann</p><p><a href="${url}">Reset password</a></p><p>Your verification code is <b>482913</b>.</p>`,
    })
  }

  close(): void {
    this.#transport.close()
  }
}

/** A sandbox that is closed after the test. */
export async function testSandbox(options: StartOptions = {}): Promise<MailSandbox> {
  const sandbox = await startSandbox({ timeout: '10s', ...options })
  onTestFinished(() => sandbox.close())
  return sandbox
}

/** The shop, sending to the inbox, until the test is over. */
export function shopOf(inbox: Inbox): Shop {
  const shop = new Shop(inbox.smtp.url)
  onTestFinished(() => shop.close())
  return shop
}

/** What a promise is rejected with. */
export async function failureOf(promise: Promise<unknown>): Promise<Error> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(outcome instanceof Error)) throw new Error('it did not fail')
  return outcome
}
