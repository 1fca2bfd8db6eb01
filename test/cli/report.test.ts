import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { startSandbox } from '../../src/index.ts'
import { sandpost } from '../support/run-sandpost.ts'
import { LineClient } from '../support/smtp-client.ts'
import { ROOT } from '../support/sources.ts'
import { keep, openTempStore, tempFolder } from '../support/temp-store.ts'

const XSD = readFileSync(join(ROOT, 'test/fixtures/junit.xsd'), 'utf8')

/** What a validator says against the report. */
async function faultsOf(xml: string): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml: { fileName: 'report.xml', contents: xml }, schema: XSD })
  return errors.map(({ message }) => message)
}

const GOOD = `From: a@x.test
To: b@x.test
Subject: All is well
Date: Sat, 21 Nov 2026 10:00:00 +0000
Message-ID: <1@x.test>

Good morning.
`.replaceAll('\n', '\r\n')
const HOSTILE = `From: a@x.test
To: b@x.test
Subject: =?UTF-8?Q?]]>_<b>_"&_=00_=1B_=EF=BF=BF?=

Hello {{name}}, <script>alert(1)</script>
`.replaceAll('\n', '\r\n')

describe('sandpost report', () => {
  it('is valid JUnit, with a failure for each message that has a problem and each connection that failed', async () => {
    await using sandbox = await startSandbox()
    await sandbox.client.sendRaw('shop', GOOD)
    await sandbox.client.sendRaw('shop', HOSTILE)
    await sandbox.client.sendRaw('a "b" <c> & d', GOOD)
    await using client = await LineClient.connect(sandbox.smtp)
    await client.line()
    client.send('HELO x\r\nMAIL FROM:<a@x.test>\r\n')
    await client.line()
    await client.line()
    client.reset()
    await expect
      .poll(async () => (await sandbox.client.sessions({ state: 'failed' })).sessions.length)
      .toBe(1)
    const { code, stdout } = await sandpost(['report', '--junit', '-', '--url', sandbox.url])
    expect(code).toBe(0)
    expect(await faultsOf(stdout)).toEqual([])
    expect(stdout).toContain('<testcase name="All is well #')
    expect(stdout).toContain('<testsuite name="shop" tests="2" failures="1"')
    expect(stdout).toMatch(/<testsuite name="sessions" tests="1" failures="1"[\s\S]*C: MAIL FROM/)
    expect(stdout).toMatch(/<failure type="problem" message="[^"]+">[^<]*placeholder: /)
    expect(stdout).not.toContain('<script>')
  })

  it('is a page that loads and runs nothing, made from a store that a run kept', async () => {
    const path = join(tempFolder(), 'run.db')
    const { store } = await openTempStore({ place: `sqlite:${path}` })
    await keep(store, Buffer.from(HOSTILE))
    await store.close()
    const page = join(tempFolder(), 'report.html')
    expect(await sandpost(['report', path, '--html', page])).toEqual({ code: 0, stdout: '', stderr: '' })
    const html = readFileSync(page, 'utf8')
    expect(html).toContain('1 message in 1 inbox, 0 failed connections')
    expect(html).toContain("default-src 'none'")
    expect(html).toContain('&lt;b&gt;')
    expect(html).not.toMatch(/<script|<b>[^<]*&amp;|src=|href=/)
  })

  it('is JSON with the same facts, of one inbox alone when that is asked for', async () => {
    await using sandbox = await startSandbox()
    await sandbox.client.sendRaw('shop', HOSTILE)
    await sandbox.client.sendRaw('crm', GOOD)
    const { stdout } = await sandpost(['report', '--json', '-', '--inbox', 'shop', '--url', sandbox.url])
    const { inboxes } = JSON.parse(stdout)
    expect(inboxes).toMatchObject([{ name: 'shop', messages: [{ findings: expect.any(Array) }] }])
    expect(inboxes[0].messages[0].findings.map(({ id }: { id: string }) => id)).toContain('placeholder')
  })

  it.each([
    [['--inbox', 'nope'], /There is no inbox "nope"/],
    [['--query', '('], /Bad search/],
  ])('of a kept store with %j ends with 2 and says why, in a line', async (words, why) => {
    const path = join(tempFolder(), 'run.db')
    const { store } = await openTempStore({ place: `sqlite:${path}` })
    await store.close()
    const run = await sandpost(['report', path, '--junit', '-', ...words])
    expect(run).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(why) })
    expect(run.stderr).not.toMatch(/\n\s+at /)
  })

  it('ends with 2, as the other commands do, when the server does not let in', async () => {
    await using sandbox = await startSandbox({ httpToken: 'secret' })
    const run = await sandpost(['report', '--junit', '-', '--url', sandbox.url, '--token', 'wrong'])
    expect(run).toMatchObject({ code: 2, stderr: expect.stringMatching(/^sandpost: The token is wrong/) })
  })

  it.each([
    [['report'], 2, /in which form/],
    [['report', 'no/such.db', '--junit', '-'], 2, /there is no file/],
    [['report', '--junit', '-', '--url', 'http://127.0.0.1:1'], 4, /cannot reach http:\/\/127\.0\.0\.1:1/],
    [['report', '--url', 'x', '--junit', '-'], 2, /wants a URL/],
  ])('%j ends with %i and says why', async (words, code, why) => {
    expect(await sandpost(words)).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(why) })
  })
})
