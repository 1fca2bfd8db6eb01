import { describe, expect, it } from 'vitest'
import { Link, type MessageCodes, type MessageLinks } from '../../../src/http/contract/findings.ts'
import { JobStopped } from '../../../src/lib/job-pool.ts'
import { LINK_KINDS } from '../../../src/mail/links/link.ts'
import { directInspector, mail, startServer } from '../test-server.ts'

const TEXT = 'Your code is 123 456, or reset your password: https://x.test/reset/Zk91?a=1&b=2.\r\n'

describe('GET /v1/messages/{id}/links', () => {
  it('tells each link, what it shows, what it is for and where it stands', async () => {
    const { http, deliver } = startServer()
    const id = await deliver(mail({ 'List-Unsubscribe': '<https://x.test/leave>' }, TEXT))
    const answer = await http.inject({ url: `/v1/messages/${id}/links` })
    expect(answer.statusCode).toBe(200)
    expect(answer.json<MessageLinks>()).toEqual({
      links: [
        {
          url: 'https://x.test/reset/Zk91?a=1&b=2',
          text: 'Your code is 123 456, or reset your password',
          texts: ['Your code is 123 456, or reset your password'],
          kind: 'reset',
          from: ['text'],
        },
        { url: 'https://x.test/leave', text: '', texts: [], kind: 'unsubscribe', from: ['header'] },
      ],
      remarks: [],
    })
  })

  it('names every kind in its contract', () => {
    expect(Link.properties.kind.anyOf.map((one) => one.const)).toEqual([...LINK_KINDS])
  })
})

describe('GET /v1/messages/{id}/codes', () => {
  it('tells each code, as it is typed and as it is written', async () => {
    const { http, deliver } = startServer()
    const id = await deliver(mail({ Subject: '123456 is your code' }, TEXT))
    const answer = await http.inject({ url: `/v1/messages/${id}/codes` })
    expect(answer.statusCode).toBe(200)
    expect(answer.json<MessageCodes>()).toEqual({
      codes: [{ value: '123456', written: '123456', line: '123456 is your code', from: ['subject', 'text'] }],
      remarks: [],
    })
  })
})

describe.each(['links', 'codes'])('GET /v1/messages/{id}/%s', (what) => {
  it('is 404 for a message that is not there', async () => {
    const answer = await startServer().http.inject({ url: `/v1/messages/nobody/${what}` })
    expect([answer.statusCode, answer.json().error.code]).toEqual([404, 'no-such-message'])
  })

  it('is 422 when it takes longer than it may', async () => {
    const find = () => Promise.reject(new JobStopped('stopped: more than 2 s'))
    const { http, deliver } = startServer({ inspector: { ...directInspector, find } })
    const answer = await http.inject({ url: `/v1/messages/${await deliver(mail())}/${what}` })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().error).toMatchObject({
      code: 'parsing-stopped',
      message: 'The message cannot be searched for links and codes: parsing stopped: stopped: more than 2 s.',
    })
  })
})
