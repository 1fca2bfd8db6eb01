import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { PATIENCE, readers } from './reader.ts'

const open = readers()
const full = {
  inbox: 'shop',
  subject: 'A full one',
  from: 'Ada Lovelace <ada@x.test>',
  to: 'bob@x.test',
  text: 'Plain words, see https://x.test/a.',
  html: '<h1>Rich words</h1>',
  attachments: [{ filename: 'notes.txt', content: 'attached words', contentType: 'text/plain' }],
}

describe('a message', () => {
  it('is marked read by opening it, and by nothing else', async () => {
    const { page, sandbox } = await open({ mails: [full, { ...full, subject: 'Another' }] })
    const changes: string[] = []
    page.on('request', (request) => {
      if (request.method() !== 'GET') changes.push(`${request.method()} ${request.postData()}`)
    })
    await page.getByRole('option', { name: /^Unread\. .*Another/ }).waitFor()
    expect((await sandbox.client.list({ inbox: 'shop' })).messages.map(({ seen }) => seen)).toEqual([
      false,
      false,
    ])
    await page.getByRole('option', { name: /A full one/ }).click()
    await page.getByRole('button', { name: 'Mark unread' }).waitFor()
    expect(changes).toEqual([expect.stringMatching(/^PATCH \{"ids":\["\w+"\],"change":\{"seen":true\}\}$/)])
    const { messages } = await sandbox.client.list({ inbox: 'shop' })
    expect(messages.map(({ subject, seen }) => [subject, seen])).toEqual([
      ['Another', false],
      ['A full one', true],
    ])
  })

  it('stays unread when it is marked so, is flagged, and hears of changes made elsewhere', async () => {
    const { page, sandbox } = await open({ mails: [full] })
    await page.getByRole('option').click()
    await page.getByRole('button', { name: 'Mark unread' }).click()
    await page.getByRole('option', { name: /^Unread\./ }).waitFor()
    await page.getByRole('button', { exact: true, name: 'Flag' }).click()
    await page.getByRole('button', { exact: true, name: 'Flag', pressed: true }).waitFor()
    await page.getByRole('option', { name: /Flagged/ }).waitFor()
    const [message] = (await sandbox.client.list({ inbox: 'shop' })).messages
    expect([message?.seen, message?.flagged]).toEqual([false, true])
    await sandbox.client.change(message?.id ?? '', { seen: true, flagged: false })
    await page.getByRole('button', { exact: true, name: 'Flag', pressed: false }).waitFor()
    await page.getByRole('button', { name: 'Mark unread' }).waitFor()
  })

  it('is shown as HTML, text, raw, headers, attachments, details with blind copies, and its session', async () => {
    const { page, sandbox } = await open({ mails: [{ ...full, bcc: 'secret@x.test' }] })
    await page.getByRole('option').click()
    await page.getByText('Bcc secret@x.test').waitFor()
    await page.frameLocator('iframe').getByRole('heading', { name: 'Rich words' }).waitFor()
    const panel = page.getByRole('tabpanel')
    await page.getByRole('tab', { name: 'Text' }).click()
    expect(await panel.getByRole('link').getAttribute('href')).toBe('https://x.test/a')
    await page.getByRole('tab', { name: 'Raw' }).click()
    await panel.getByText('Subject: A full one').waitFor()
    await page.getByRole('tab', { name: /Headers/ }).click()
    await panel.getByRole('row', { name: /^Subject A full one/ }).waitFor()
    await page.getByRole('tab', { name: /Details/ }).click()
    await panel.getByRole('row', { name: /^MAIL FROM <ada@x.test>/ }).waitFor()
    await panel.getByRole('row', { name: 'RCPT TO <secret@x.test> Bcc' }).waitFor()
    await page.getByRole('tab', { name: 'Session' }).click()
    await panel.getByText('Logged in as').waitFor()
    await panel
      .getByRole('region', { name: 'Transcript' })
      .getByRole('listitem')
      .filter({ hasText: 'RCPT TO:<bob@x.test>' })
      .first()
      .waitFor()
    await page.getByRole('tab', { name: /Attachments 1/ }).click()
    const download = page.waitForEvent('download')
    await panel.getByRole('link', { name: 'Download notes.txt' }).click()
    expect((await download).suggestedFilename()).toBe('notes.txt')
    expect(await readFile(await (await download).path(), 'utf8')).toBe('attached words')
    expect((await sandbox.client.list({ inbox: 'shop' })).total).toBe(1)
  })

  it('is deleted without a question, and the next one takes its place', async () => {
    const mails = ['One', 'Two', 'Three'].map((subject) => ({ inbox: 'shop', subject }))
    const { page, sandbox } = await open({ mails, path: '/inbox/shop' })
    await page.getByRole('option', { name: /Two/ }).click()
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('heading', { level: 2, name: 'One' }).waitFor()
    await expect.poll(() => page.getByRole('option').count(), PATIENCE).toBe(2)
    await expect.poll(async () => (await sandbox.client.list({ inbox: 'shop' })).total, PATIENCE).toBe(2)
  })

  it('is found again by its address, after a reload and by the back button', async () => {
    const mails = ['One', 'Two'].map((subject) => ({ inbox: 'shop+a', subject }))
    const { page, sandbox, visit } = await open({ mails })
    const [, one] = (await sandbox.client.list({ inbox: 'shop+a' })).messages
    await visit(`/inbox/shop%2Ba/${one?.id}`)
    await page.getByRole('heading', { level: 2, name: 'One' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { level: 2, name: 'One' }).waitFor()
    await page.getByRole('link', { name: /All inboxes/ }).click()
    await page.getByText('Choose a message').waitFor()
    await page.goBack()
    await page.getByRole('heading', { level: 2, name: 'One' }).waitFor()
  })

  it('that is no longer there is said to be gone, also when it goes while it is being read', async () => {
    const { page, sandbox } = await open({ mails: [full], expected: /status of 404/ })
    // That it is marked as read is on its way until it is gone.
    let goOn = () => {}
    const gone = new Promise<void>((resolve) => {
      goOn = resolve
    })
    await page.route('**/v1/messages', async (route) => {
      if (route.request().method() === 'PATCH') await gone
      await route.continue()
    })
    const asked = page.waitForRequest((request) => request.method() === 'PATCH')
    const answered = page.waitForResponse((response) => response.request().method() === 'PATCH')
    await page.getByRole('option').click()
    await asked
    const [message] = (await sandbox.client.list({ inbox: 'shop' })).messages
    await sandbox.client.remove(message?.id ?? '')
    await page.getByText('This message is no longer here.').waitFor()
    goOn()
    await answered
    await page.getByRole('button', { name: 'Back to the list' }).click()
    await page.getByRole('heading', { name: 'No mail yet' }).waitFor()
  })
})
