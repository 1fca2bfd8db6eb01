import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LocalSandbox, startSandbox } from '../../src/index.ts'
import { sandpost } from '../support/run-sandpost.ts'

describe('sandpost assert', () => {
  let sandbox: LocalSandbox
  beforeAll(async () => {
    sandbox = await startSandbox()
    for (const subject of ['Welcome', 'Bill'])
      await sandbox.client.sendRaw('shop', `Subject: ${subject}\r\n\r\nx\r\n`)
  })
  afterAll(() => sandbox.close())
  const run = (...words: readonly string[]) =>
    sandpost(['assert', '--inbox', 'shop', ...words, '--url', sandbox.url])

  it.each([
    [['--subject', 'Welcome', '--count', '1']],
    [['--none', '--subject', 'Reset']],
    [['--count', '2', '--strict']],
  ])('says nothing and ends with 0 when it is so: %j', async (words) => {
    expect(await run(...words)).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  it.each([
    [['--subject', 'Reset', '--timeout', '10ms'], /wanted 1 message or more with subject "Reset", got 0/],
    [['--none', '--subject', 'Bill'], /Bill/],
    [['--subject', 'Bill', '--strict'], /Welcome/],
    [['--count', '3', '--timeout', '10ms'], /wanted exactly 3 messages, got 2/],
  ])('ends with 1 and tells what came instead: %j', async (words, why) => {
    expect(await run(...words)).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(why) })
  })

  it('takes a list of expectations from a file, and answers JSON', async () => {
    const input = JSON.stringify([{ subject: 'Welcome' }, { name: 'the bill', subject: 'Bill', link: true }])
    const words = [
      'assert',
      '--inbox',
      'shop',
      '--file',
      '-',
      '--timeout',
      '10ms',
      '--json',
      '--url',
      sandbox.url,
    ]
    const { code, stdout } = await sandpost(words, { input })
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      pass: false,
      results: [{ pass: true }, { name: 'the bill', pass: false }],
    })
  })

  it.each([
    ['{', /is no JSON/],
    ['{"expect": []}', /The body is wrong/],
    ['[{"subjekt": "x"}]', /"expect.0.subjekt" is not known here/],
  ])('refuses %j', async (input, why) => {
    const words = ['assert', '--file', '-', '--url', sandbox.url]
    expect(await sandpost(words, { input })).toMatchObject({ code: 2, stderr: expect.stringMatching(why) })
  })
})
