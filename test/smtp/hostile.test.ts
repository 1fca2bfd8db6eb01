import fc from 'fast-check'
import { expect, it } from 'vitest'
import { startSmtp } from './sink.ts'

const WORDS = [
  'EHLO x',
  'MAIL FROM:<a@x.test>',
  'RCPT TO:<b@x.test>',
  'DATA',
  'BDAT 4',
  'BDAT 0 LAST',
  'AUTH PLAIN',
  'AUTH LOGIN =',
  'XCLIENT ADDR=IPV6:::1 PORT=x LOGIN=+00',
  'XCLIENT NAME=[UNAVAILABLE]',
  'RSET',
  'HELP constructor',
  '__proto__ toString',
  '*',
  '.',
  '\r\n.\r\n',
  '\0',
  '\xff\xfe',
  '<"\\',
  ' SIZE==',
  '\r',
  '\n',
  '\r\n',
]

/** Words of the protocol, torn and mixed with noise. */
const noise = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...WORDS).map((word) => Buffer.from(`${word}\r\n`, 'latin1')) },
    { weight: 2, arbitrary: fc.constantFrom(...WORDS).map((word) => Buffer.from(word, 'latin1')) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }).map((octets) => Buffer.from(octets)) },
  ),
  { minLength: 1, maxLength: 25 },
)

it('INV-1 whatever octets come, in whatever pieces, the session ends in order and the next client is served', async () => {
  const failures: string[] = []
  const note = (_facts: object, text: string): void => void failures.push(text)
  const log = { debug() {}, info() {}, warn: note, error: note }
  await using smtp = await startSmtp({ xclient: true, limits: { errorDelayMs: 0 } }, log)
  await fc.assert(
    fc.asyncProperty(noise, fc.boolean(), async (pieces, whole) => {
      const before = smtp.sink.ended.length
      await using client = await smtp.client()
      // The server may have closed before all is sent.
      client.socket.on('error', () => undefined)
      for (const piece of whole ? [Buffer.concat(pieces)] : pieces) client.send(piece)
      client.finish()
      const said = await client.untilEnd()
      for (const line of said.split('\r\n').slice(0, -1)) expect(line).toMatch(/^[2-5]\d\d[ -][ -~]*$/)
      expect((await smtp.sink.endedSession(before)).ending).not.toBeNull()
    }),
    { numRuns: 200 },
  )
  expect(failures).toEqual([])
  await using next = await smtp.client()
  expect(await next.ask('NOOP')).toBe('250 2.0.0 OK')
})

it('S51 a name of 10 KiB is a line too long, one of 400 octets no name', async () => {
  await using smtp = await startSmtp()
  await using client = await smtp.client()
  expect(await client.ask(`EHLO ${'x'.repeat(10_240)}`)).toBe('500 5.5.2 Line too long')
  expect(await client.ask(`EHLO ${'x'.repeat(400)}`)).toMatch(/^501 5\.5\.4/)
})
