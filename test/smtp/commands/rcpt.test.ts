import { describe, expect, it } from 'vitest'
import { startSmtp } from '../sink.ts'

describe('RCPT', () => {
  it('S30 takes the first thousand recipients and keeps them', async () => {
    await using smtp = await startSmtp()
    await using client = await smtp.greeted()
    await client.ask('MAIL FROM:<a@x.test>')
    const all = Array.from({ length: 10_000 }, (_, index) => `RCPT TO:<u${index}@x.test>\r\n`)
    client.send(all.join(''))
    const codes = new Map<string, number>()
    for (const _ of all) {
      const code = (await client.reply()).slice(0, 9)
      codes.set(code, (codes.get(code) ?? 0) + 1)
    }
    expect([...codes]).toEqual([
      ['250 2.1.5', 1000],
      ['452 4.5.3', 9000],
    ])
    await client.ask('DATA')
    expect(await client.ask('x\r\n.')).toMatch(/^250/)
    const to = smtp.sink.kept[0]?.envelope.to ?? []
    expect(to).toHaveLength(1000)
    expect(to.at(-1)?.address).toBe('u999@x.test')
  })

  it('keeps DSN parameters as they were given, and the address as it was written', async () => {
    await using smtp = await startSmtp()
    await using client = await smtp.greeted()
    client.send('mail from:<Bounce@XN--BCHER-KVA.test> ret=hdrs envid=QQ+2B1 size=5 body=8bitmime\r\n')
    client.send('RCPT TO:<@relay.test:B.@x.test> NOTIFY=Failure,DELAY ORCPT=rfc822;b+2Btag@x.test\r\n')
    client.send('RCPT TO:<B.@x.test>\r\nDATA\r\nx\r\n.\r\n')
    for (let reply = 0; reply < 4; reply++) await client.reply()
    expect(await client.reply()).toMatch(/^250 2\.6\.0/)
    expect(smtp.sink.kept[0]?.envelope).toEqual({
      from: 'Bounce@XN--BCHER-KVA.test',
      parameters: { RET: 'hdrs', ENVID: 'QQ+2B1', SIZE: '5', BODY: '8bitmime' },
      to: [
        { address: 'B.@x.test', parameters: { NOTIFY: 'Failure,DELAY', ORCPT: 'rfc822;b+2Btag@x.test' } },
        { address: 'B.@x.test', parameters: {} },
      ],
    })
  })
})
