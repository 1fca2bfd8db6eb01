import { describe, expect, it } from 'vitest'
import { sandpost } from '../support/run-sandpost.ts'
import { startServer } from '../support/server-process.ts'
import { LineClient } from '../support/smtp-client.ts'

describe('sandpost serve, by IMAP', () => {
  it('shows what was sent, with the separator and the capabilities that were asked for', async () => {
    const flags = ['--imap-separator', '.', '--imap-capabilities', '-IDLE,-ENABLE']
    await using server = await startServer({ store: 'memory:', flags })
    expect(await sandpost(['send', '--smtp', `127.0.0.1:${server.smtpPort}`])).toMatchObject({ code: 0 })
    await using client = await LineClient.connect({ host: '127.0.0.1', port: server.imapPort })
    expect(await client.line()).not.toMatch(/IDLE|ENABLE|IMAP4rev2/)
    client.send('a LOGIN default any\r\n')
    expect(await client.line()).toMatch(/^a OK \[CAPABILITY IMAP4rev1 /)
    client.send('b LIST "" Archive\r\n')
    expect(await client.line()).toMatch(/^\* LIST \(.*\) "\." Archive$/)
    expect(await client.line()).toMatch(/^b OK /)
    client.send('c SELECT INBOX\r\n')
    while (!(await client.line()).startsWith('c OK'));
    client.send('d FETCH 1 (FLAGS BODY.PEEK[HEADER.FIELDS (TO)])\r\n')
    expect(await client.line()).toMatch(
      /^\* 1 FETCH \(FLAGS \(\\Recent\) BODY\[HEADER\.FIELDS \(TO\)\] \{\d+\}$/,
    )
    expect(await client.line()).toMatch(/^To: .*@/)
    client.send('z LOGOUT\r\n')
    expect(await client.untilEnd()).toMatch(/\* BYE .*\r\nz OK .*\r\n$/)
  })

  it.each([
    [['--imap-capabilities', '-MOEV'], 'this server has no capability MOEV: did you mean -MOVE?'],
    [['--imap-capabilities', 'MOVE'], 'capabilities can only be taken away, write -MOVE'],
    [['--imap-separator', 'x'], '"x" has a meaning of its own'],
    [['--imap-read-state', 'own'], 'is none of shared, private'],
    [['--imap-require-tls'], 'needs TLS'],
  ])('%j is refused before anything starts', async (words, why) => {
    const { code, stdout, stderr } = await sandpost(['--store', 'memory:', ...words])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(new RegExp(`^sandpost: .*${words[0]}[^\n]*\n$`))
    expect(stderr).toContain(why)
  })
})
