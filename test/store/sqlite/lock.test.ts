import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lockStore } from '../../../src/store/sqlite/lock.ts'
import { ROOT } from '../../support/sources.ts'
import { tempFolder } from '../../support/temp-store.ts'

/** What another process is told that wants the lock. */
function elsewhere(path: string): string {
  const script = `
    const db = new (require('better-sqlite3'))(${JSON.stringify(path)}, { timeout: 0 })
    try { db.exec('BEGIN IMMEDIATE'); console.log('free') } catch (error) { console.log(error.code) }`
  const { stdout } = spawnSync(process.execPath, ['-e', script], { cwd: ROOT, encoding: 'utf8' })
  return stdout.trim()
}

describe('lockStore', () => {
  it('C10 keeps other processes out, also after this one has tried to take the store a second time', () => {
    const path = join(tempFolder(), 'sandpost.db-lock')
    const unlock = lockStore(path, 'sandpost.db')
    expect(elsewhere(path)).toBe('SQLITE_BUSY')
    expect(() => lockStore(path, 'sandpost.db')).toThrow(`already in use by pid ${process.pid}`)
    expect(elsewhere(path)).toBe('SQLITE_BUSY')
    unlock()
    expect(elsewhere(path)).toBe('free')
  })
})
