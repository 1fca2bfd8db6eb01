import { chownSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { lockStore } from '../../../src/store/sqlite/lock.ts'
import { makeMemoryPlace } from '../../../src/store/sqlite/memory-place.ts'
import { tempFolder } from '../../support/temp-store.ts'

/** No system gives a process this number. */
const NOBODY = 999_999_999
let tmp: string

beforeEach(() => {
  tmp = tempFolder()
  vi.stubEnv('TMPDIR', tmp)
  onTestFinished(() => void vi.unstubAllEnvs())
})

function age(path: string): void {
  utimesSync(path, new Date(0), new Date(0))
}

/** What a start leaves of these. */
function afterStart(): string[] {
  const { remove } = makeMemoryPlace()
  remove()
  return readdirSync(tmp).sort()
}

function folder(name: string): string {
  const path = join(tmp, name)
  mkdirSync(path)
  return path
}

describe('the place of a store in memory', () => {
  it('is swept of what dead processes left, and of nothing else', () => {
    age(folder(`sandpost-memory-${NOBODY}-abcdef`))
    age(folder(`sandpost-memory-${process.pid}-abcdef`))
    age(folder('sandpost-memory-notes'))
    age(folder('other'))
    expect(afterStart()).toEqual(['other', 'sandpost-memory-notes'])
  })

  it('is left to who has it, also when that process has no number here, and to who is about to', () => {
    const live = folder(`sandpost-memory-${NOBODY}-live`)
    const unlock = lockStore(join(live, 'sandpost.db-lock'), live)
    age(live)
    folder(`sandpost-memory-${NOBODY}-young`)
    expect(afterStart()).toEqual([`sandpost-memory-${NOBODY}-live`, `sandpost-memory-${NOBODY}-young`])
    unlock()
    age(live)
    expect(afterStart()).toEqual([`sandpost-memory-${NOBODY}-young`])
  })

  it('starts beside what cannot be swept', () => {
    const name = `sandpost-memory-${NOBODY}-file`
    writeFileSync(join(tmp, name), '')
    age(join(tmp, name))
    expect(afterStart()).toEqual([name])
  })

  it.skipIf(process.getuid?.() !== 0)("leaves another user's alone", () => {
    const name = `sandpost-memory-${NOBODY}-theirs`
    const theirs = folder(name)
    chownSync(theirs, 65_534, 65_534)
    age(theirs)
    expect(afterStart()).toEqual([name])
  })
})
