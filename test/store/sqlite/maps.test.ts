import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import type { MessageMap } from '../../../src/domain/structure.ts'
import { keep, openTempStore, tempFolder } from '../../support/temp-store.ts'

const MAIL = 'Subject: Hello\r\nFrom: a@x.test\r\n\r\nGood morning.\r\n'

/** The map of a message after somebody changed the index. */
async function mapAfter(change: string): Promise<MessageMap> {
  const database = join(tempFolder(), 'sandpost.db')
  const { store } = await openTempStore({ place: `sqlite:${database}` })
  const { id } = await keep(store, MAIL)
  await store.messages.map(id)
  const db = new Database(`${database}-index`)
  db.exec(change)
  db.close()
  const [map] = await store.messages.maps([id])
  if (map === undefined) throw new Error('the map is gone')
  expect(await store.messages.map(id)).toEqual(map)
  return map
}

describe('the map of a message whose row in the index is unfit', () => {
  it.each([
    'DELETE FROM maps',
    "UPDATE maps SET envelope = 'no JSON'",
    "UPDATE maps SET envelope = '{}'",
    "UPDATE maps SET envelope = '[1]'",
    "UPDATE maps SET envelope = '[null,null,null,[[7]]]'",
    "UPDATE maps SET structure = '[]'",
    'UPDATE maps SET structure = \'[0,10,11,"text/plain","7bit",0,[],[[1,2]]]\'',
    'UPDATE maps SET structure = \'[0,10,99999,"text/plain","7bit"]\'',
    'UPDATE maps SET structure = \'[0,-10,3,"text/plain","7bit"]\'',
    "UPDATE maps SET threading = 'null'",
  ])('is one leaf of plain text that covers the message: %s', async (change) => {
    const { structure, envelope, warning } = await mapAfter(change)
    expect(structure).toMatchObject({
      type: 'text',
      subtype: 'plain',
      header: { start: 0, end: 0 },
      body: { start: 0, end: MAIL.length },
      children: [],
    })
    expect(envelope.subject).toBe(null)
    expect(warning).toBe('the structure of this message is missing')
  })

  it.each(['DELETE FROM digests', "UPDATE digests SET summary = '{}'"])(
    'lacks no more than its preview: %s',
    async (change) => {
      const { envelope, preview, warning } = await mapAfter(change)
      expect([envelope.subject, preview, warning]).toEqual(['Hello', '', null])
    },
  )
})
