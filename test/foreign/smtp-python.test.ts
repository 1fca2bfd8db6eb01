import { describe, expect, it } from 'vitest'
import { MESSAGE, stage } from '../smtp/foreign-client.ts'
import { isInstalled, run } from '../support/program.ts'

const SCRIPT = `
import smtplib, socket, ssl, sys
how, port, path = sys.argv[1], int(sys.argv[2] or 0), sys.argv[3]
context = ssl._create_unverified_context()
message = sys.stdin.buffer.read()

class Unix(smtplib.SMTP):
    def _get_socket(self, host, port, timeout):
        s = socket.socket(socket.AF_UNIX)
        s.connect(path)
        return s

if how == 'implicit':
    client = smtplib.SMTP_SSL('127.0.0.1', port, context=context)
elif how == 'unix':
    client = Unix('unix')
elif how == 'lmtp':
    client = smtplib.LMTP(path)
else:
    client = smtplib.SMTP('127.0.0.1', port)
if how == 'starttls':
    client.starttls(context=context)
if how in ('PLAIN', 'LOGIN', 'CRAM-MD5'):
    client.ehlo()
    client.user, client.password = 'known', 'secret'
    name = 'auth_' + how.lower().replace('-', '_')
    client.auth(how, getattr(client, name))
client.sendmail('a@x.test', ['b@x.test', 'c@x.test'], message, mail_options=['BODY=8BITMIME'])
client.quit()
`

describe.skipIf(!isInstalled('python3'))('Python smtplib (skipped where python3 is not installed)', () => {
  it.each(['plain', 'PLAIN', 'LOGIN', 'CRAM-MD5', 'starttls', 'implicit', 'unix', 'lmtp'])(
    'sends by %s',
    async (how) => {
      await using place = await stage()
      const port = how === 'implicit' ? place.tlsPort : place.port
      const path = how === 'lmtp' ? place.lmtpSocket : place.socket
      const { code, output } = await run('python3', ['-c', SCRIPT, how, String(port), path], MESSAGE)
      expect(output).toBe('')
      expect(code).toBe(0)
      const [kept] = place.smtp.sink.kept
      expect(kept?.raw.toString()).toBe(MESSAGE)
      expect(kept?.envelope.to.map(({ address }) => address)).toEqual(['b@x.test', 'c@x.test'])
      expect(kept?.inbox).toBe(/^[A-Z]/.test(how) ? 'known' : 'default')
      expect((await place.smtp.sink.endedSession()).tls === null).toBe(
        !['starttls', 'implicit'].includes(how),
      )
    },
  )

  it('is told that a password is wrong', async () => {
    await using place = await stage()
    const script = SCRIPT.replace("'secret'", "'wrong'")
    const { code, output } = await run('python3', ['-c', script, 'PLAIN', String(place.port), ''], MESSAGE)
    expect(output).toContain('SMTPAuthenticationError: (535')
    expect(code).not.toBe(0)
  })
})
