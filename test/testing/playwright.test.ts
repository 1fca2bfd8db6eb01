import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { BROWSER_FLAGS, browserPath } from '../support/browser.ts'
import { Project } from './project.ts'
import { snippetsOf } from './snippets.ts'

/** Starting a runner and a browser on a busy machine takes its time. */
const PATIENCE = 180_000

const SPEC = `import { createTransport } from 'nodemailer'
import { expect, test } from 'sandpost/playwright'

async function send(inbox, html) {
  const app = createTransport(inbox.smtp.url)
  const attachments = [{ cid: 'logo', filename: 'logo.png', content: Buffer.from('${'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='}', 'base64') }]
  await app.sendMail({ from: 'app@example.test', to: 'ann@example.test', subject: 'Reset it', html, attachments })
  app.close()
}

test('opens the mail and follows its link', async ({ inbox, page }) => {
  await page.route('https://app.test/**', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>New password</h1>' }))
  await send(inbox, '<script>document.title="ran"</script><img src="cid:logo" width="9"><a href="https://app.test/r?t=1">Reset</a>')
  const mail = await inbox.next({ subject: /reset/i })
  expect(mail).toHaveLink({ text: 'Reset' })
  await expect(mail).toHaveText('Reset')
  await expect(mail).not.toHaveText('Other')
  await expect(inbox).toHaveReceived({ subject: 'Reset it' })
  expect(mail).toMatchMailSnapshot('reset.txt')
  await mail.open(page)
  await expect(page).toHaveTitle('Reset it')
  expect(await page.locator('img').evaluate((image) => image.naturalWidth)).toBe(1)
  await page.getByRole('link', { name: 'Reset' }).click()
  await expect(page.getByRole('heading')).toHaveText('New password')
  await expect(page.getByRole('heading')).not.toHaveText('Old', { timeout: 1000 })
})

test('fails', async ({ inbox }) => {
  await send(inbox, '<p>Not what is wanted</p>')
  const mail = await inbox.next()
  expect(mail).toHaveSubject('Welcome')
})

test.describe('strict', () => {
  test.use({ mailOptions: { strict: true } })
  test('forgets', async ({ inbox }) => {
    await send(inbox, '<p>Forgotten</p>')
  })
})
`

interface Report {
  readonly suites: readonly { readonly specs: readonly Spec[]; readonly suites?: Report['suites'] }[]
}

interface Spec {
  readonly title: string
  readonly ok: boolean
  readonly tests: readonly {
    readonly results: readonly {
      readonly error?: { readonly message: string }
      readonly attachments: readonly {
        readonly name: string
        readonly contentType: string
        readonly body?: string
      }[]
    }[]
  }[]
}

const specsOf = ({ suites }: Report): readonly Spec[] =>
  suites.flatMap(({ specs, suites: inner = [] }) => [...specs, ...specsOf({ suites: inner })])

describe('sandpost/playwright, as it is published', () => {
  let specs: readonly Spec[] = []
  const result = (title: string) => {
    const found = specs.find((spec) => spec.title === title)?.tests[0]?.results[0]
    if (found === undefined) throw new Error(`there is no test ${title}`)
    return found
  }

  beforeAll(async () => {
    const project = new Project()
    const launchOptions = { executablePath: await browserPath(), args: BROWSER_FLAGS }
    project.write('fixture.spec.ts', SPEC)
    for (const { file, text } of snippetsOf('docs/testing.md'))
      if (file.endsWith('.spec.ts')) project.write(file, text)
    project.write(
      'playwright.config.mjs',
      `export default ${JSON.stringify({ workers: 1, timeout: 90_000, use: { launchOptions }, reporter: [['json', { outputFile: 'report.json' }]] })}`,
    )
    const { output } = await project.run('@playwright/test/cli.js', ['test', '--update-snapshots'])
    expect(output).not.toMatch(/Error: Cannot find|SyntaxError/)
    specs = specsOf(JSON.parse(readFileSync(join(project.folder, 'report.json'), 'utf8')))
  }, PATIENCE)

  it('shows a mail in the page under test, its images in it and no script run, and its links lead on', () => {
    expect(result('opens the mail and follows its link').error?.message).toBeUndefined()
  })

  it('runs what the documentation shows', () => {
    expect(result('the link in the mail leads to the form').error?.message).toBeUndefined()
  })

  it('attaches each mail as .eml, HTML and picture when a test fails', () => {
    const { error, attachments } = result('fails')
    expect(error?.message).toContain('Expected the mail "Reset it" to have the subject')
    const mails = attachments.filter(({ name }) => name.startsWith('mail '))
    expect(mails.map(({ contentType }) => contentType)).toEqual(['message/rfc822', 'text/html', 'image/png'])
    expect(mails.map(({ name }) => name.replace(/\d+/, 'N'))).toEqual([
      'mail N Reset it.eml',
      'mail N Reset it.html',
      'mail N Reset it.png',
    ])
    const [eml, html, png] = mails.map(({ body = '' }) => Buffer.from(body, 'base64'))
    expect(eml?.toString()).toMatch(/^From: app@example\.test\r\n/)
    expect(html?.toString()).toContain('Not what is wanted')
    expect(png?.subarray(1, 4).toString()).toBe('PNG')
  })

  it('fails a strict inbox that got mail nobody asserted on', () => {
    expect(result('forgets').error?.message).toContain('is strict, and nobody asserted on 1 of its mails')
  })
})
