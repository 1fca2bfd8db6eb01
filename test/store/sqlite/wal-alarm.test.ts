import { rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { silentLog } from '../../../src/lib/log.ts'
import { WalAlarm } from '../../../src/store/sqlite/wal-alarm.ts'
import { tempFolder } from '../../support/temp-store.ts'

it('D15 a write-ahead log of more than 64 MiB is told of, once until it has shrunk', () => {
  const database = join(tempFolder(), 'sandpost.db')
  const told: string[] = []
  const alarm = new WalAlarm(database, {
    ...silentLog,
    warn: (_: object, text: string) => void told.push(text),
  })
  const grow = (mib: number) => {
    writeFileSync(`${database}-wal`, '')
    truncateSync(`${database}-wal`, mib * 1024 ** 2)
    alarm.look()
  }
  alarm.look()
  grow(64)
  expect(told).toEqual([])
  grow(65)
  grow(90)
  expect(told).toEqual([expect.stringContaining('has 65 MiB and cannot shrink')])
  rmSync(`${database}-wal`)
  alarm.look()
  grow(70)
  expect(told).toHaveLength(2)
})
