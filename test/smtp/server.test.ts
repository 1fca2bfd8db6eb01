import { describe, expect, it } from 'vitest'
import { startSmtp } from './sink.ts'

describe('the SMTP server', () => {
  it('captures a message and answers with its id', async () => {
    await using smtp = await startSmtp()
    await using client = await smtp.greeted()
    expect(await client.ask('MAIL FROM:<a@x.test>')).toBe('250 2.1.0 Sender accepted')
    expect(await client.ask('RCPT TO:<b@x.test>')).toBe('250 2.1.5 Recipient accepted')
    expect(await client.ask('DATA')).toMatch(/^354 /)
    expect(await client.ask('Subject: hi\r\n\r\nbody\r\n.')).toBe('250 2.6.0 Message kept as m1')
    expect(smtp.sink.kept[0]?.raw.toString()).toBe('Subject: hi\r\n\r\nbody\r\n')
    expect(await client.ask('QUIT')).toBe('221 2.0.0 Bye')
    const session = await smtp.sink.endedSession()
    expect(session).toMatchObject({ ending: 'quit', messages: ['m1'], clientName: 'client.test' })
  })
})
