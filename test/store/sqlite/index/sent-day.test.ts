import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { keep, openTempStore, tempFolder } from '../../../support/temp-store.ts'

it('the index has the day of the Date header as it is written, and none where there is none', async () => {
  const database = join(tempFolder(), 'sandpost.db')
  const { store } = await openTempStore({ place: `sqlite:${database}` })
  for (const date of [
    'Date: Fri, 2 Jan 1970 00:30:00 +0200\r\n',
    'Date: Wed, 31 Dec 1969 23:30:00 -0800\r\n',
    'Date: soon\r\n',
    '',
  ])
    await keep(store, `${date}Subject: Hello\r\n\r\n`)
  await store.messages.maps([])
  const db = new Database(`${database}-index`, { readonly: true })
  expect(db.prepare('SELECT sent_day FROM fields ORDER BY seq').pluck().all()).toEqual([1, -1, null, null])
  db.close()
})
