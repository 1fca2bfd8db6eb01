import { describe, expect, it } from 'vitest'
import { MessageChecks } from '../../../src/http/contract/checks.ts'
import { JobStopped } from '../../../src/lib/job-pool.ts'
import { CHECKS } from '../../../src/mail/checks/table.ts'
import { directInspector, mail, startServer } from '../test-server.ts'

describe('GET /v1/messages/{id}/checks', () => {
  it('says what should be mended, where, and what to do; and what was looked at besides', async () => {
    const { http, deliver } = startServer()
    const id = await deliver(mail({ Subject: 'Hello {{name}}' }, 'See http://localhost:3000/a\r\n'))
    const answer = await http.inject({ url: `/v1/messages/${id}/checks` })
    expect(answer.statusCode).toBe(200)
    const checks = answer.json<MessageChecks>()
    expect(checks).toMatchObject({
      problems: 3,
      warnings: 1,
      hints: 0,
      remarks: [],
      notApplicable: expect.arrayContaining([{ id: 'image-alt', title: 'Alternative texts of images' }]),
      passed: expect.arrayContaining([{ id: 'no-subject', title: 'Subject' }]),
    })
    expect(checks.findings.map((finding) => finding.id)).toEqual([
      'placeholder',
      'link-private',
      'date-missing',
      'message-id',
    ])
    expect(checks.findings[0]).toEqual({
      id: 'placeholder',
      severity: 'problem',
      title: 'Placeholders',
      message: '1 place holds a placeholder that was not filled in.',
      todo: 'See that the template is rendered, and that each name in it is given a value.',
      reason: null,
      figures: {},
      total: 1,
      places: [{ part: 'header', header: 'Subject', excerpt: 'Hello {{name}}', found: '{{name}}' }],
    })
  })

  it('compares the Date with the time the message came, when it came by SMTP', async () => {
    const { http, deliver } = startServer()
    const id = await deliver(mail({ Date: 'Fri, 30 Jan 2026 00:00:00 +0000' }))
    const { findings } = (await http.inject({ url: `/v1/messages/${id}/checks` })).json<MessageChecks>()
    expect(findings.find((finding) => finding.id === 'date-far')).toMatchObject({
      reason: 'early',
      figures: { minutes: 1440 },
    })
  })

  it('is 404 for a message that is not there', async () => {
    const { http } = startServer()
    const answer = await http.inject({ url: '/v1/messages/nobody/checks' })
    expect([answer.statusCode, answer.json().error.code]).toEqual([404, 'no-such-message'])
  })

  it('is 422 when checking takes longer than it may, and says what to do', async () => {
    const check = () => Promise.reject(new JobStopped('stopped: more than 2 s'))
    const { http, deliver } = startServer({ inspector: { ...directInspector, check } })
    const answer = await http.inject({ url: `/v1/messages/${await deliver(mail())}/checks` })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().error).toMatchObject({
      code: 'parsing-stopped',
      message: 'The message cannot be checked: parsing stopped: stopped: more than 2 s.',
    })
  })

  it('names every check of the table in its contract', () => {
    const named = MessageChecks.properties.findings.items.properties.id.anyOf.map((one) => one.const)
    expect(named).toEqual(CHECKS.map(({ id }) => id))
  })
})
