import { describe, expect, it } from 'vitest'
import { popStage } from '../pop3/foreign-stage.ts'
import { isInstalled, run } from '../support/program.ts'

const COUNT = 25
/** Prints the messages as they came, one after the other, and leaves; `delete` removes the first. */
const SCRIPT = `
import poplib, ssl, sys
how, port, password = sys.argv[1], int(sys.argv[2]), sys.argv[3]
context = ssl._create_unverified_context()
client = poplib.POP3_SSL('127.0.0.1', port, context=context) if how == 'implicit' else poplib.POP3('127.0.0.1', port)
if how == 'stls':
    client.stls(context=context)
if how == 'utf8':
    client.utf8()
if how == 'apop':
    client.apop('shop', password)
else:
    client.user('shop')
    client.pass_(password)
assert 'UIDL' in client.capa()
count, octets = client.stat()
assert client.list()[1] == [b'%d %d' % (n, int(client.list(n).split()[2])) for n in range(1, count + 1)]
assert len(set(client.uidl()[1])) == count
total = 0
for n in range(1, count + 1):
    lines = client.retr(n)[1]
    raw = b''.join(line + b'\\r\\n' for line in lines)
    assert client.top(n, 2)[1] == lines[:9], client.top(n, 2)
    total += len(raw)
    sys.stdout.buffer.write(raw)
assert total == octets, (total, octets)
if how == 'delete':
    client.dele(1)
    client.dele(2)
    client.rset()
    client.dele(1)
client.noop()
client.quit()
`

describe.skipIf(!isInstalled('python3'))('Python poplib (skipped where python3 is not installed)', () => {
  it.each(['user', 'apop', 'utf8', 'stls', 'implicit', 'delete'])('downloads by %s', async (how) => {
    await using stage = await popStage(COUNT)
    const port = how === 'implicit' ? stage.tlsPort : stage.port
    const { code, output } = await run('python3', ['-c', SCRIPT, how, String(port), 'secret'])
    expect(output).toBe(Buffer.concat(stage.mail).toString())
    expect(code).toBe(0)
    expect(await stage.subjects()).toHaveLength(how === 'delete' ? COUNT - 1 : COUNT)
  })

  it('is told that the password is wrong', async () => {
    await using stage = await popStage(1)
    const { code, output } = await run('python3', ['-c', SCRIPT, 'user', String(stage.port), 'wrong'])
    expect(output).toContain('-ERR [AUTH] User name or password is wrong')
    expect(code).not.toBe(0)
  })
})
