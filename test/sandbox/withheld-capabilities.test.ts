import { describe, expect, it } from 'vitest'
import { startSandbox } from '../../src/index.ts'
import { withheldCapabilities } from '../../src/sandbox/withheld-capabilities.ts'
import { LineClient } from '../support/smtp-client.ts'

describe('--imap-capabilities', () => {
  it('takes away what it names, and what builds on that', async () => {
    await using sandbox = await startSandbox({ imapCapabilities: '-ENABLE,-auth=plain' })
    await using client = await LineClient.connect(sandbox.imap)
    const greeting = await client.line()
    expect(greeting).toMatch(/^\* OK \[CAPABILITY IMAP4rev1 .*AUTH=LOGIN/)
    expect(greeting).not.toMatch(/ENABLE|IMAP4rev2|QRESYNC|UTF8=ACCEPT|AUTH=PLAIN/)
    client.send('1 LOGIN shop any\r\n2 ENABLE CONDSTORE\r\n')
    expect(await client.line()).toMatch(/^1 OK \[CAPABILITY IMAP4rev1 .*CONDSTORE/)
    expect(await client.line()).toMatch(/^2 BAD /)
  })

  it('names the nearest of a capability that there is not', async () => {
    await expect(startSandbox({ imapCapabilities: '-ENABEL' })).rejects.toThrow(
      '--imap-capabilities: this server has no capability ENABEL: did you mean -ENABLE?',
    )
  })

  it('knows those of before the login and of after it, whatever TLS and passwords there are', () => {
    const names = ['STARTTLS', 'AUTH=SCRAM-SHA-256', 'ID', 'CONDSTORE', 'LITERAL+']
    expect([...withheldCapabilities(names)]).toEqual(names)
    // That passwords are not taken is no capability to do without.
    expect(() => withheldCapabilities(['LOGINDISABLED'])).toThrow('no capability LOGINDISABLED')
  })

  it('leaves one revision of IMAP', () => {
    expect([...withheldCapabilities(['IMAP4REV1'])]).toEqual(['IMAP4REV1'])
    expect(() => withheldCapabilities(['IMAP4REV1', 'IMAP4REV2'])).toThrow('no revision')
    expect(() => withheldCapabilities(['IMAP4REV1', 'ENABLE'])).toThrow('no revision')
  })
})
