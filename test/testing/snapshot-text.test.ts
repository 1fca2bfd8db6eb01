import { describe, expect, it } from 'vitest'
import { snapshotText } from '../../src/testing/snapshot-text.ts'
import '../../src/testing/vitest.ts'
import { letter } from './letters.ts'
import { shopOf, testSandbox } from './shop.ts'

describe('the text that a snapshot of a mail is', () => {
  it('is the same for two mails that differ in what differs from run to run', async () => {
    const inbox = await (await testSandbox()).inbox()
    const shop = shopOf(inbox)
    await shop.reset('ann@example.test', 'q7Zx93LmPa52Kd81')
    await shop.reset('ann@example.test', '8Wm20TsbXy41QeR9')
    const [one, two] = await inbox.all({}, { count: 2 })
    if (one === undefined || two === undefined) throw new Error('two came')
    expect(snapshotText(two)).toBe(snapshotText(one))
    expect(one.header('message-id')).not.toBe(two.header('message-id'))
    expect(one).toMatchMailSnapshot()
    expect(two).toMatchMailSnapshot('another')
  })

  it('is the same in another inbox of its own, also where the mail tells its address', async () => {
    const sandbox = await testSandbox()
    const text = async (title: string) => {
      const inbox = await sandbox.inbox({ title })
      await shopOf(inbox).reset(inbox.address)
      await shopOf(inbox).send({ to: `Ann <${inbox.address}>`, text: `https://x.test/?m=${inbox.address}` })
      return (await inbox.all({}, { count: 2 })).map(snapshotText)
    }
    expect(await text('one')).toEqual(await text('a title that is rather long, as titles of tests may be'))
  })

  it('differs where the words, a recipient, a header, a file or the style differ', () => {
    const text = snapshotText(letter())
    const others = [
      letter({ text: 'Other' }),
      letter({ html: '<p>Other</p>' }),
      letter({ bcc: [] }),
      letter({ headers: [{ name: 'X-Shop', value: 'south' }] }),
      letter({ attachments: [] }),
    ]
    expect(others.filter((mail) => snapshotText(mail) === text)).toEqual([])
    const styled = (css: string) =>
      snapshotText(letter({ html: `<style>${css}</style><p style="${css}">x</p>` }))
    expect(styled('a{color:red}')).not.toBe(styled('a{color:blue}'))
    expect(styled('a{color:red}')).not.toContain('red')
    expect(styled('a {  color: red }')).toBe(styled('a { color: red }\n'))
  })

  it('names codes, ids and boundaries by number', () => {
    const boundary = '--_NmP-1a2b3c-Part_1'
    const text = snapshotText(
      letter({
        headers: [
          { name: 'Message-ID', value: '<1@x.test>' },
          { name: 'References', value: '<0@x.test> <1@x.test>' },
          { name: 'Content-Type', value: `multipart/alternative; boundary="${boundary}"` },
          { name: 'Received', value: 'from here' },
        ],
      }),
    )
    expect(text).toContain('Message-ID: <id 1>\nReferences: <id 2> <id 1>')
    expect(text).toContain('Content-Type: multipart/alternative; boundary=<boundary 1>')
    expect(text).toContain('Your code is <code 1>.')
    expect(text).not.toContain('Received')
  })
})
