import { expect, it } from 'vitest'
import { startSandbox } from '../../src/index.ts'
import { LineClient } from '../support/smtp-client.ts'

it('S15 --smtp-early-talkers allow serves those who speak first', async () => {
  for (const [value, greeting] of [
    ['refuse', /^554 5\.5\.0 /],
    ['allow', /^220 /],
  ] as const) {
    const sandbox = await startSandbox({ smtpEarlyTalkers: value })
    await using client = await LineClient.blurt(sandbox.smtp, 'EHLO x\r\n')
    expect(await client.reply()).toMatch(greeting)
    await sandbox.close()
  }
})

it('S27 --smtp-require-tls takes mail after STARTTLS only', async () => {
  const sandbox = await startSandbox({ tls: 'self-signed', smtpRequireTls: true })
  await using client = await LineClient.connect(sandbox.smtp)
  await client.reply()
  await client.ask('EHLO x')
  expect(await client.ask('MAIL FROM:<a@x.test>')).toMatch(/^530 5\.7\.0 STARTTLS first/)
  await client.ask('STARTTLS')
  await client.startTls({ rejectUnauthorized: false })
  await client.ask('EHLO x')
  expect(await client.ask('MAIL FROM:<a@x.test>')).toMatch(/^250 /)
  await sandbox.close()
})
