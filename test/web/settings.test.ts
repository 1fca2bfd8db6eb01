import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { LineClient } from '../support/smtp-client.ts'
import { FAINT, FLAWS } from './flaws.ts'
import { PATIENCE, type Reader, readers } from './reader.ts'

const open = readers()

/** What a client says by IMAP, and the last line of the answer to each. */
async function say({ sandbox }: Reader, ...commands: readonly string[]): Promise<readonly string[]> {
  await using client = await LineClient.connect(sandbox.imap)
  const ends: string[] = []
  await client.line()
  for (const command of ['LOGIN shop any', ...commands]) {
    client.send(`t ${command}\r\n`)
    let line = ''
    while (!line.startsWith('t ')) line = await client.line()
    ends.push(line)
  }
  return ends
}

const form = (page: Page, name: string) =>
  page.locator('.setting').filter({ has: page.getByRole('heading', { name, exact: true }) })

describe('settings of an inbox', () => {
  it('say how IMAP keeps flags, and that holds', async () => {
    const reader = await open({ mails: [{ inbox: 'shop' }], path: '/settings/shop' })
    const { page, sandbox } = reader
    const marks = form(page, 'What IMAP clients mark')
    await marks.getByRole('radio', { name: 'As the server has it: One truth for all' }).waitFor()
    await marks.getByRole('radio', { name: 'Each client its own' }).check()
    await marks.getByRole('button', { name: 'Save' }).click()
    await marks.getByRole('status').filter({ hasText: 'Saved' }).waitFor()
    expect(await sandbox.client.inbox('shop')).toMatchObject({ imapReadState: 'private', unread: 1 })
    await say(reader, 'SELECT INBOX', 'STORE 1 +FLAGS (\\Seen)')
    expect((await sandbox.client.inbox('shop')).unread).toBe(1)
    await marks.getByRole('radio', { name: 'One truth for all', exact: true }).check()
    await marks.getByRole('button', { name: 'Save' }).click()
    await marks.getByRole('status').filter({ hasText: 'Saved' }).waitFor()
    await say(reader, 'SELECT INBOX', 'STORE 1 +FLAGS (\\Seen)')
    expect((await sandbox.client.inbox('shop')).unread).toBe(0)
  })

  it('say what POP3 does, how much is kept, and whose password opens it', async () => {
    const { page, sandbox, visit } = await open({
      sandbox: { maxMessages: '5000' },
      mails: [{ inbox: 'shop' }, { inbox: 'shop+till' }],
      path: '/settings/shop',
    })
    const pop3 = form(page, 'What a POP3 download does')
    await pop3.getByRole('radio', { name: 'Archive' }).check()
    await pop3.getByRole('button', { name: 'Save' }).click()
    await pop3.getByRole('status').filter({ hasText: 'Saved' }).waitFor()
    const limits = form(page, 'How much it keeps')
    expect(await limits.getByLabel('Most messages').getAttribute('placeholder')).toBe('5000, as the server')
    await limits.getByLabel('Longest age').fill('a week')
    await limits.getByRole('alert').filter({ hasText: 'This cannot be read' }).waitFor()
    await limits.getByLabel('Longest age').fill('7d')
    await limits.getByLabel('Most octets').fill('2GiB')
    await limits.getByRole('button', { name: 'Save' }).click()
    await limits.getByRole('status').filter({ hasText: 'Saved' }).waitFor()
    const password = form(page, 'Password')
    await password.getByLabel('Password').fill('s3cret')
    await password.getByRole('button', { name: 'Set password' }).click()
    await password.getByText('The password is now s3cret').waitFor()
    expect(await sandbox.client.inbox('shop')).toMatchObject({
      onRetrieve: 'archive',
      limits: { maxMessages: null, maxAge: 604_800, maxBytes: 2_147_483_648 },
      declared: true,
    })
    await page.getByRole('link', { name: /^shop ?\+till/ }).waitFor()
    await visit('/settings/shop+till')
    await password.getByText('the password of shop guards it').waitFor()
    await visit('/settings/shop')
    await password.getByRole('button', { name: 'Take the password away' }).click()
    await expect.poll(async () => (await sandbox.client.inbox('shop')).declared, PATIENCE).toBe(false)
    await password.getByText('It has none').waitFor()
  })
})

describe('the settings of an inbox of a test', () => {
  it('say when it goes, and which port is its own', async () => {
    const { page, sandbox, visit } = await open({ path: '/settings' })
    const { smtpPort } = await sandbox.client.createInbox({ name: 'ci', ttl: '1h', smtpPort: 0 })
    await visit('/settings/ci')
    const lifetime = form(page, 'How long it lives')
    await lifetime.getByText('It goes at').waitFor()
    await form(page, 'A port of its own').getByText(`port ${smtpPort} `).waitFor()
    const field = lifetime.getByLabel('Goes when unused for')
    expect(await field.inputValue()).toBe('1h')
    await field.fill('soon')
    await lifetime.getByRole('alert').filter({ hasText: 'This cannot be read' }).waitFor()
    await field.fill('7 d')
    await lifetime.getByRole('button', { name: 'Save' }).click()
    await lifetime.getByRole('status').filter({ hasText: 'Saved' }).waitFor()
    expect((await sandbox.client.inbox('ci')).ttl).toBe('7d')
    await field.fill('')
    await lifetime.getByRole('button', { name: 'Save' }).click()
    await lifetime.getByText('It stays').waitFor()
    expect((await sandbox.client.inbox('ci')).ttl).toBe(null)
  })
})

describe('settings of the server', () => {
  it('tell what it runs with and where that came from, the certificate, and no secret', async () => {
    const { page, sandbox } = await open({
      sandbox: { tls: 'self-signed', inboxes: 'shop:s3cret', maxAge: '7d' },
      context: { ignoreHTTPSErrors: true },
      path: '/settings',
    })
    const { tls } = await sandbox.client.server()
    await form(page, 'TLS')
      .getByText(tls?.fingerprint ?? 'none')
      .waitFor()
    const options = form(page, 'All options')
    await options.getByLabel('Only those that were given').check()
    expect(await options.getByText('--smtp-strict').count()).toBe(0)
    const row = (name: string) => options.locator('.option').filter({ hasText: `--${name}` })
    expect(await row('max-age').textContent()).toMatch(/7d.*flag.*default: off/)
    expect(await row('inboxes').textContent()).toContain('set, and secret')
    expect(await page.content()).not.toContain('s3cret')
    await form(page, 'Limits').getByRole('link', { name: 'max-age' }).click()
    await expect.poll(() => page.evaluate('document.activeElement.id'), PATIENCE).toBe('option-max-age')
    await page.getByRole('link', { name: 'shop', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Settings of shop' }).waitFor()
  })
})

describe('the theme', () => {
  it('is kept in the browser, there before the page is, and the system decides again when asked to', async () => {
    const { page } = await open({ path: '/settings', context: { colorScheme: 'light' } })
    const scheme = () => page.evaluate('getComputedStyle(document.documentElement).colorScheme')
    expect(await scheme()).toBe('light dark')
    await page.getByRole('radio', { name: 'Dark' }).check()
    expect(await scheme()).toBe('dark')
    // With all modules held back, what is there comes from the document and the one script before it.
    await page.route('**/assets/*.js', () => undefined)
    await page.reload({ waitUntil: 'commit' })
    await expect.poll(scheme, PATIENCE).toBe('dark')
    await page.unroute('**/assets/*.js')
    await page.reload()
    await page.getByRole('radio', { name: 'Dark', checked: true }).waitFor()
    await page.getByRole('radio', { name: 'As the system' }).check()
    expect(await scheme()).toBe('light dark')
    expect(await page.evaluate('localStorage.length')).toBe(0)
  })
})

describe.each([
  ['wide', { width: 1280, height: 800 }],
  ['360 pixels wide', { width: 360, height: 740 }],
] as const)('settings and menus, %s', (_, viewport) => {
  it.each(['light', 'dark'] as const)('in %s, have no flaw', async (colorScheme) => {
    const { page, sandbox } = await open({
      sandbox: { tls: 'self-signed' },
      context: { viewport, colorScheme, ignoreHTTPSErrors: true },
      path: '/settings',
    })
    for (const name of ['a-rather-long-inbox-name', 'a-rather-long-inbox-name+with-a-label'])
      await sandbox.client.createInbox({ name })
    const flaws = async () => [await page.evaluate(FLAWS), await page.evaluate(FAINT)]
    await page.getByRole('heading', { name: 'All options' }).waitFor()
    expect(await flaws()).toEqual([[], []])
    await page.getByRole('link', { name: 'a-rather-long-inbox-name', exact: true }).click()
    await page.getByRole('heading', { name: 'How much it keeps' }).waitFor()
    expect(await flaws()).toEqual([[], []])
    if (viewport.width < 1000) await page.getByRole('button', { name: 'Inboxes', exact: true }).click()
    for (const item of ['Copy credentials…', 'Rename…', 'Delete…']) {
      await page.getByRole('button', { name: 'Actions for a-rather-long-inbox-name', exact: true }).click()
      await page.getByRole('menu').waitFor()
      expect(await flaws()).toEqual([[], []])
      await page.getByRole('menuitem', { name: item }).click()
      await page.getByRole('dialog').waitFor()
      expect([item, ...(await flaws())]).toEqual([item, [], []])
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await page.getByRole('button', { name: 'New inbox' }).click()
    await page.getByRole('dialog').waitFor()
    expect(await flaws()).toEqual([[], []])
  })
})
