import { describe, expect, it } from 'vitest'
import { PATIENCE, readers } from '../reader.ts'

const open = readers()

const FLAWED = {
  subject: 'Welcome, {{first_name}}',
  text: 'Hello undefined, confirm your address at http://localhost:3000/confirm?token=1.',
  html: `<p>Hello undefined, confirm your address: <a href="http://localhost:3000/confirm?token=1">Confirm</a></p>
    <img src="https://x.example/logo.png"><a href="https://click.example/1">https://shop.com</a>`,
}

describe('the checks of a message', () => {
  it('tell beside their name how much is to be mended, and say what, where and what to do', async () => {
    const { page } = await open({ mails: [FLAWED] })
    await page.getByRole('option').click()
    await page.getByRole('tab', { name: 'Checks 5' }).click()
    const panel = page.getByRole('tabpanel')
    await panel.getByText('3 problems').waitFor()
    await panel.getByText('2 warnings').waitFor()
    const problems = panel.getByRole('region', { name: 'Problems' })
    const placeholder = problems.getByRole('article', { name: 'Placeholders' })
    expect(await placeholder.getByRole('listitem').allInnerTexts()).toEqual([
      'Subject Welcome, {{first_name}}',
    ])
    expect(await placeholder.locator('mark').innerText()).toBe('{{first_name}}')
    await placeholder.getByText('What to do: See that the template is rendered').waitFor()
    const inner = problems.getByRole('article', { name: 'Addresses of this machine or network' })
    expect(await inner.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/^HTML Confirm\s*→\s*http:\/\/localhost:3000\/confirm\?token=1$/),
      expect.stringMatching(/^Text http:\/\/localhost:3000\/confirm\?token=1$/),
    ])
    const warnings = panel.getByRole('region', { name: 'Warnings' })
    expect(await warnings.getByRole('heading', { level: 4 }).allInnerTexts()).toEqual([
      'Links that show another address',
      'Alternative texts of images',
    ])
  })

  it('fold what passed, which the keyboard unfolds; the address leads back to them', async () => {
    const { page } = await open({ mails: [{ subject: 'As it should be', text: 'All is well.' }] })
    await page.getByRole('option').click()
    const tab = page.getByRole('tab', { name: 'Checks', exact: true })
    await tab.click()
    await page.getByText('Nothing to mend').waitFor()
    await page.reload()
    await page.getByText('Nothing to mend').waitFor()
    const passed = page.getByText('Length of lines', { exact: true })
    expect(await passed.isVisible()).toBe(false)
    await page.getByText(/^Passed: \d+ checks$/).press('Enter')
    await expect.poll(() => passed.isVisible(), PATIENCE).toBe(true)
    expect(await page.getByText('Size of the HTML').isVisible()).toBe(false)
    await page.getByText(/^Not about this message: \d+ checks$/).press('Enter')
    await expect.poll(() => page.getByText('Size of the HTML').isVisible(), PATIENCE).toBe(true)
  })

  it('show what came in mail as text, its disguises named', async () => {
    const html =
      '<p>x</p><a href="/<script>alert(1)</script>">&#x202e;gpj.exe <b>&lt;img src=x onerror=alert(1)&gt;</b></a>'
    const { page } = await open({ mails: [{ html, text: 'x' }] })
    await page.getByRole('option').click()
    await page.getByRole('tab', { name: /Checks/ }).click()
    const place = page.getByRole('article', { name: 'Addresses without a host' }).getByRole('listitem')
    await place.getByText('U+202E').waitFor()
    expect(await place.innerText()).toContain('<img src=x onerror=alert(1)>')
    expect(await place.innerText()).toContain('/<script>alert(1)</script>')
    expect(await place.locator('img, script, a').count()).toBe(0)
  })
})
