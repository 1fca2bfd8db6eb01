import Pop3Command from 'node-pop3'
import { describe, expect, it } from 'vitest'
import { type PopStage, popStage } from '../pop3/foreign-stage.ts'

const COUNT = 25

function clientOf(stage: PopStage, options: object = {}): Pop3Command {
  return new Pop3Command({
    host: '127.0.0.1',
    port: stage.port,
    user: 'shop',
    password: 'secret',
    ...options,
  })
}

/** It leaves the dots to its caller, and sometimes the end of the last line, as chunks happen to come. */
function received(text: string): string {
  return `${text.replace(/^\./gm, '').trimEnd()}\r\n`
}

describe('node-pop3', () => {
  it.each(['plain', 'implicit TLS'])('downloads over %s, deletes and leaves', async (how) => {
    await using stage = await popStage(COUNT)
    const secure = { port: stage.tlsPort, tls: true, tlsOptions: { rejectUnauthorized: false } }
    const client = clientOf(stage, how === 'plain' ? {} : secure)
    const ids = await client.UIDL()
    expect(new Set(ids.map(([, id]) => id)).size).toBe(COUNT)
    for (const [at, octets] of stage.mail.entries())
      expect(received(await client.RETR(at + 1))).toBe(octets.toString())
    expect(await client.TOP(1, 1)).toContain('Subject: number 0')
    await client.command('DELE', '2')
    await client.QUIT()
    const subjects = await stage.subjects()
    expect(subjects).toHaveLength(COUNT - 1)
    expect(subjects).not.toContain('number 1')
  })
})
