import { afterEach, describe, expect, it } from 'vitest'
import { JobStopped } from '../../src/lib/job-pool.ts'
import { checkMessage } from '../../src/mail/checks/run.ts'
import { findIn } from '../../src/mail/findings.ts'
import { type InlineImage, withInlineImages } from '../../src/mail/inline-images.ts'
import { inspect } from '../../src/mail/inspect.ts'
import { createInspector, type Inspector, type InspectorOptions } from '../../src/mail/inspector.ts'

const RAW = Buffer.from('Subject: hello\r\nTo: a@x.test\r\n\r\ntext\r\n')
/** Nothing here takes long; what a busy machine does must not matter. */
const PATIENT: InspectorOptions = { deadlineMs: 60_000 }
const open: Inspector[] = []

function inspector(options: InspectorOptions = PATIENT): Inspector {
  const made = createInspector(options)
  open.push(made)
  return made
}

async function* inChunks(raw: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < raw.length; at += size) yield raw.subarray(at, at + size)
}

afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})

describe('the inspector', () => {
  it('answers in its own thread what inspect answers, and leaves the octets alone', async () => {
    const bytes = Buffer.from(RAW)
    expect(await inspector().inspect({ bytes })).toEqual(inspect(RAW))
    expect(bytes).toEqual(RAW)
  })

  it('takes the octets in chunks', async () => {
    const source = { chunks: inChunks(RAW, 7), size: RAW.length }
    expect(await inspector().inspect(source)).toEqual(inspect(RAW))
  })

  it.each([
    [RAW.length + 1, /has 38 octets and not the 39/],
    [RAW.length - 1, /more than the 37 octets/],
  ])('refuses chunks that are not the %d octets they should be', async (size, words) => {
    expect(RAW).toHaveLength(38)
    await expect(inspector().inspect({ chunks: inChunks(RAW, 7), size })).rejects.toThrow(words)
  })

  it('finds links and codes as findIn does, and remembers them for a key', async () => {
    const raw = Buffer.from('Subject: x\r\n\r\nYour code is 482913\r\n')
    const reader = inspector()
    const first = await reader.find(() => ({ bytes: raw }), 'one')
    expect(first).toEqual(findIn(raw))
    expect(first.codes).toHaveLength(1)
    expect(await reader.find(() => Promise.reject(new Error('asked again')), 'one')).toBe(first)
    expect(await reader.inspect({ bytes: raw }, 'one')).toMatchObject({ subject: 'x' })
  })

  it('remembers the answer for a key and then asks for no octets', async () => {
    const reader = inspector()
    const first = await reader.inspect(() => ({ bytes: RAW }), 'one')
    const again = await reader.inspect(() => Promise.reject(new Error('asked again')), 'one')
    expect(again).toBe(first)
  })

  it('asks again for a key whose message could not be read', async () => {
    const reader = inspector()
    await expect(reader.inspect(() => Promise.reject(new Error('gone')), 'one')).rejects.toThrow('gone')
    expect(await reader.inspect({ bytes: RAW }, 'one')).toMatchObject({ subject: 'hello' })
  })

  it('puts images into HTML as withInlineImages does, and stops when that takes longer than it may', async () => {
    const gif = Buffer.from('R0lGODlhAQABAAAAACw=', 'base64').toString('base64')
    const images = new Map<string, InlineImage>([['a', { type: 'image/gif', base64: gif }]])
    const html = '<img src="cid:a"><style>b { background: url(cid:a) }</style>'
    const shown = await inspector().embed(html, images)
    expect(shown).toBe(withInlineImages(html, (id) => images.get(id)))
    expect(shown).not.toBe(html)
    const hostile = `<style>${'url( cid:'.repeat(500_000)}</style>`
    await expect(inspector({ deadlineMs: 1 }).embed(hostile, images)).rejects.toThrow(JobStopped)
  })

  it('checks a message as checkMessage does, and stops when that takes longer than it may', async () => {
    const arrival = { sentJustBefore: 0 }
    const raw = Buffer.from('Subject: {{name}}\r\n\r\nSee http://localhost/a\r\n')
    const report = await inspector().check(() => ({ bytes: raw }), arrival)
    expect(report).toEqual(checkMessage(raw, arrival))
    expect(report.findings.map(({ id }) => id)).toContain('link-private')
    const slow = Buffer.from(`Content-Type: text/html\r\n\r\n${'<a href="/a">b</a>'.repeat(200_000)}`)
    const stopped = inspector({ deadlineMs: 1 }).check(() => ({ bytes: slow }), arrival)
    await expect(stopped).rejects.toThrow(JobStopped)
  })

  it('stops a message that takes longer than it may, and says so', async () => {
    const slow = Buffer.concat([
      Buffer.from('Content-Transfer-Encoding: quoted-printable\r\n\r\n'),
      Buffer.alloc(60_000_000, '=3D'),
    ])
    const stopped = inspector({ deadlineMs: 1 }).inspect({ bytes: slow })
    await expect(stopped).rejects.toThrow(JobStopped)
    await expect(stopped).rejects.toThrow('more than 0.001 s')
  })
})
