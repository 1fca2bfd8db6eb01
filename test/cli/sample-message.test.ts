import { expect, it } from 'vitest'
import { sampleMessage } from '../../src/cli/sample-message.ts'

it('the sample has text, HTML, a picture inside and a file attached', async () => {
  const raw = (await sampleMessage({ from: 'app@example.test', to: ['you@example.test'] })).toString('latin1')
  expect(raw).toMatch(/^From: "?The Paper Lantern"? <app@example.test>\r\nTo: you@example.test\r\n/m)
  expect(raw.match(/^Content-Type: [\w/]+/gim)).toEqual([
    'Content-Type: multipart/mixed',
    'Content-Type: multipart/alternative',
    'Content-Type: text/plain',
    'Content-Type: multipart/related',
    'Content-Type: text/html',
    'Content-Type: image/png',
    'Content-Type: text/csv',
  ])
  expect(raw).toContain('Content-ID: <lantern@example.test>')
})
