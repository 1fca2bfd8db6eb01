import { describe, expect, it } from 'vitest'
import { mail, startServer, type TestServer } from '../test-server.ts'

const wait = ({ http }: TestServer, query: string) =>
  http.inject({ url: `/v1/inboxes/shop/wait?timeout=0&${query}` })

const ORDER = mail(
  { Subject: 'Order 7 for Ann', 'X-Shop': 'north-west', From: 'Shop <Orders@X.test>', To: 'bob@y.test' },
  'Verify here:\r\nhttps://x.test/verify?t=1\r\n\r\nYour verification code is 482913.\r\n',
)

describe('criteria of a wait', () => {
  it.each([
    'subject=~^Order \\d%2B for',
    'subject=~(?i)ANN$',
    'from=~<Orders@',
    'from=~^Shop$',
    'to=~^bob@',
    'body=~code is \\d{6}',
    'header=X-Shop:~^north-(west|east)$',
    'has=link',
    'has=link,code',
    'has=link&has=code',
    'exact=true&subject=Order 7 for Ann',
    'exact=true&from=Orders@x.TEST',
    'exact=true&from=Shop',
    'exact=true&to=bob@Y.test',
    'exact=true&header=X-Shop:north-west',
    'exact=true&subject=~Order.*',
    'exact=false&subject=order',
  ])('%s matches', async (query) => {
    const server = startServer()
    await server.deliver(ORDER)
    expect((await wait(server, query)).statusCode).toBe(200)
  })

  it.each([
    ['subject=Reset', 'subject is "Order 7 for Ann", wanted to contain "Reset"'],
    ['subject=~^order', 'subject is "Order 7 for Ann", wanted to match ^order'],
    ['exact=true&subject=Order 7', 'subject is "Order 7 for Ann", wanted "Order 7" exactly'],
    ['exact=true&subject=order 7 for ann', 'subject is "Order 7 for Ann", wanted "order 7 for ann" exactly'],
    ['exact=true&from=orders@x.test', 'from is "Shop <Orders@X.test>", wanted "orders@x.test" exactly'],
    ['exact=true&subject=~Order', 'subject is "Order 7 for Ann", wanted all of it to match Order'],
    ['to=carol', 'to is "bob@y.test", wanted to contain "carol"'],
    ['header=X-Shop:east', 'header X-Shop is "north-west", wanted to contain "east"'],
    ['header=X-None:a', 'there is no header X-None, wanted to contain "a"'],
    ['header=X-None', 'there is no header X-None'],
    ['has=attachment', 'has no attachment'],
    ['has=html', 'has no HTML'],
    ['q=refund', 'is not found by the search "refund"'],
  ])('%s does not, and it says why', async (query, why) => {
    const server = startServer()
    await server.deliver(ORDER)
    const answer = await wait(server, query)
    expect([answer.statusCode, answer.json().nearMisses?.[0]?.why]).toEqual([408, [why]])
  })

  it.each([
    ['has=link', 'has no link'],
    ['has=code', 'has no code'],
    ['body=refund', 'body is "Hello", wanted to contain "refund"'],
  ])('%s is missed in a plain message', async (query, why) => {
    const server = startServer()
    await server.deliver(mail())
    expect((await wait(server, query)).json().nearMisses[0].why).toEqual([why])
  })

  it('answers links and codes with the message', async () => {
    const server = startServer()
    await server.deliver(ORDER)
    const [message] = (await wait(server, 'subject=order')).json().messages
    expect(message).toMatchObject({
      links: [{ url: 'https://x.test/verify?t=1', kind: 'verify' }],
      codes: [{ value: '482913' }],
    })
  })

  it.each([
    ['subject=~[', 'subject'],
    ['header=X-Foo:~a(%3F=b)', 'header'],
    ['has=wings', 'has'],
    ['exact=perhaps', 'exact'],
    ['timeout=soon', 'timeout'],
    ['timeout=5h', 'timeout'],
    ['hold=on', 'hold'],
  ])('refuses %s, and names the field', async (query, field) => {
    const url = `/v1/inboxes/shop/wait?${query}`
    const answer = await startServer().http.inject({ url })
    expect([answer.statusCode, answer.json().error.field]).toEqual([400, field])
  })
})
