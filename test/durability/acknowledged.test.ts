import { join } from 'node:path'
import { expect, it } from 'vitest'
import { MailClient } from '../support/load-client.ts'
import { listAll, rawOf } from '../support/load-ledger.ts'
import { startServer } from '../support/server-process.ts'
import { tempFolder } from '../support/temp-store.ts'

const EVERY_OCTET = Buffer.from(Array.from({ length: 256 }, (_, octet) => octet))

/** Bodies that somebody between socket and disk could be tempted to change. */
const BODIES: Readonly<Record<string, Buffer>> = {
  'every octet': Buffer.concat([EVERY_OCTET, EVERY_OCTET.toReversed(), Buffer.from('\r\n')] as Buffer[]),
  nothing: Buffer.from(''),
  'bare line ends': Buffer.from('a\nb\rc\n\nd\r\re\n..f\r\n'),
  'lines that begin with dots': Buffer.from('.\n..x\r\n.x\r\n...\r\n'),
  'NUL and only NUL': Buffer.concat([Buffer.alloc(1_000), Buffer.from('\r\n')]),
  'one line of a million octets': Buffer.concat([Buffer.alloc(1_000_000, 'x'), Buffer.from('\r\n')]),
  'more than memory holds': Buffer.concat([Buffer.alloc(3_000_000, '0123456789\r\n.'), Buffer.from('\r\n')]),
}

it('DUR-4 what was acknowledged is the same to the octet after the server was killed and started again', {
  timeout: 120_000,
}, async () => {
  const path = join(tempFolder(), 'sandpost.db')
  const first = await startServer({ store: `sqlite:${path}` })
  const client = await MailClient.open(first.smtpPort)
  for (const body of Object.values(BODIES)) expect(await client.deliver(body)).toMatch(/^250/)
  client.close()
  await first.kill('SIGKILL')
  await using second = await startServer({ store: `sqlite:${path}` })
  const rows = await listAll(second.http)
  expect(rows).toHaveLength(Object.keys(BODIES).length)
  for (const [at, [name, body]] of Object.entries(BODIES).entries()) {
    const raw = await rawOf(second.http, rows[at]?.id ?? '')
    expect(raw.equals(body), name).toBe(true)
  }
})
