import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { messageMap } from '../../../src/mail/message-map.ts'
import { keep, openTempStore } from '../../support/temp-store.ts'
import { STORES } from './stores.ts'

const MAIL = 'From: Ann <ann@example.test>\r\nSubject: Re: Hello\r\n\r\nGood morning.\r\n'
const NESTED = readFileSync(new URL('../../fixtures/imap/nested-messages.eml', import.meta.url))

describe.each(STORES)('maps of a $kind store', ({ place }) => {
  it('are there as soon as the message is kept', async () => {
    const { store } = await openTempStore({ place: place() })
    for (const raw of [NESTED, Buffer.from(MAIL), Buffer.alloc(0)]) {
      const { id } = await keep(store, raw)
      const { preview, warning, ...map } = await store.messages.map(id)
      expect(map).toEqual(messageMap(raw))
      expect(warning).toBe(null)
      expect(preview).toBe((await store.messages.get(id)).digest.preview)
    }
  })

  it('come in the order asked for, the same one twice, and undefined for what is gone', async () => {
    const { store } = await openTempStore({ place: place() })
    const { id: one } = await keep(store, MAIL)
    const { id: two } = await keep(store, MAIL.replace('Hello', 'Later'))
    const { id: gone } = await keep(store, MAIL)
    await store.messages.remove({ ids: [gone] })
    const maps = await store.messages.maps([two, gone, one, 'nowhere', two], ['envelope'])
    expect(maps.map((map) => map?.envelope.subject)).toEqual([
      'Re: Later',
      undefined,
      'Re: Hello',
      undefined,
      'Re: Later',
    ])
    expect(await store.messages.maps([])).toEqual([])
    await expect(store.messages.map(gone)).rejects.toMatchObject({ trouble: 'no-such-message' })
  })

  it('hold what was asked for', async () => {
    const { store } = await openTempStore({ place: place() })
    const { id } = await keep(store, MAIL)
    const [map] = await store.messages.maps([id], ['threading', 'preview'])
    expect(map).toMatchObject({
      threading: { baseSubject: 'Hello', isReply: true },
      preview: 'Good morning.',
    })
  })

  it('come for many messages at a time', async () => {
    const { store } = await openTempStore({ place: place() })
    const kept = await Promise.all(
      Array.from({ length: 700 }, (_, each) => keep(store, MAIL.replace('Hello', String(each)))),
    )
    const maps = await store.messages.maps(kept.map(({ id }) => id))
    expect(maps.map((map) => map?.threading.baseSubject)).toEqual(kept.map((_, each) => String(each)))
  })

  it('M03 come whole for many messages of ten thousand parts', async () => {
    const { store } = await openTempStore({ place: place() })
    const parts = '--b\r\n\r\n\r\n'.repeat(12_000)
    const raw = Buffer.from(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${parts}--b--\r\n`)
    const kept = await Promise.all(Array.from({ length: 12 }, () => keep(store, raw)))
    const maps = await store.messages.maps(
      kept.map(({ id }) => id),
      ['structure'],
    )
    expect(maps.map((map) => map?.structure.children.length)).toEqual(Array(12).fill(9_999))
  })
})
