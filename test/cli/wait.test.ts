import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LocalSandbox, startSandbox } from '../../src/index.ts'
import { sandpost } from '../support/run-sandpost.ts'

const CODE =
  'Subject: Your code\r\nFrom: Shop <shop@x.test>\r\nTo: ann@x.test\r\n\r\nYour code is 482913.\r\n'
const LINKS = `Subject: Reset\r\nContent-Type: text/html\r\n\r\n<a href="https://x.test/reset?t=1">Reset your password</a> <a href="https://x.test/help">Help</a>\r\n`

describe('commands that wait', () => {
  let sandbox: LocalSandbox
  beforeAll(async () => {
    sandbox = await startSandbox()
    await sandbox.client.sendRaw('shop', CODE)
    await sandbox.client.sendRaw('links', LINKS)
  })
  afterAll(() => sandbox.close())
  const run = (...words: readonly string[]) => sandpost([...words, '--url', sandbox.url])

  it('wait prints a line for each message', async () => {
    const { code, stdout } = await run('wait', '--inbox', 'shop', '--to', 'ann@x.test', '--header', 'To:ann')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^\d+\t\w+\tshop@x\.test\tYour code\n$/)
  })

  it('wait prints the answer with links and codes as JSON', async () => {
    const { stdout } = await run('wait', '--inbox', 'shop', '--json')
    expect(JSON.parse(stdout)).toMatchObject({ messages: [{ codes: [{ value: '482913' }], links: [] }] })
  })

  it('wait ends with 3 when nothing comes in time, and says what came instead', async () => {
    const words = ['wait', '--inbox', 'shop', '--subject', 'Bill', '--timeout', '10ms']
    const { code, stdout, stderr } = await run(...words)
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toMatch(
      /^sandpost: 0 of 1 [^\n]*\nWanted: subject "Bill"\nThese came:\n {2}"Your code"[^\n]*wanted to contain "Bill"\nThese came to other inboxes:\n {2}in "links" by rest: "Reset": failed subject\n$/,
    )
    const json = await run(...words, '--json')
    expect(JSON.parse(json.stdout)).toMatchObject({
      criteria: { subject: 'Bill' },
      nearMisses: [{ unmatched: ['subject'] }],
    })
  })

  it('code and link print what a test types or opens, and nothing else', async () => {
    expect(await run('code', '--inbox', 'shop')).toEqual({ code: 0, stdout: '482913\n', stderr: '' })
    const link = await run('link', '--inbox', 'links', '--text', 'reset')
    expect(link).toEqual({ code: 0, stdout: 'https://x.test/reset?t=1\n', stderr: '' })
    expect(JSON.parse((await run('link', '--inbox', 'links', '--kind', 'reset', '--json')).stdout)).toEqual({
      link: 'https://x.test/reset?t=1',
    })
  })

  it('link ends with 1 when several fit, and names them', async () => {
    const { code, stdout, stderr } = await run('link', '--inbox', 'links')
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('https://x.test/reset?t=1')
    expect(stderr).toContain('https://x.test/help')
  })

  it('mark prints a cursor, after which nothing has come yet', async () => {
    const { stdout } = await run('mark', '--inbox', 'shop')
    expect(stdout).toMatch(/^\d+\n$/)
    const words = ['wait', '--inbox', 'shop', '--after', stdout.trim(), '--timeout', '0']
    expect(await run(...words)).toMatchObject({ code: 3 })
  })

  it.each([
    [['wait', '--subject', '~(a'], 2, /pattern of "subject"/],
    [['wait', '--timeout', 'soon'], 2, /no duration/],
    [['wait', '--count', '0'], 2, /"count" must be >= 1/],
    [['wait', '--after', 'x'], 2, /"after" must be integer/],
    [['link', '--kind', 'best'], 2, /"kind"/],
    [['wait', '--subjet', 'x'], 2, /--subject/],
  ])('%j ends with %i and says why', async (words, code, why) => {
    expect(await run(...words)).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(why) })
  })

  it('ends with 4 where there is no server', async () => {
    const { code, stderr } = await sandpost(['code', '--url', 'http://127.0.0.1:1'])
    expect(code).toBe(4)
    expect(stderr).toContain('cannot reach http://127.0.0.1:1')
  })
})
