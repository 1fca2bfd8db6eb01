import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lockStore } from './lock.ts'
import { storePaths } from './paths.ts'

const NAME = /^sandpost-memory-\d+-\w+$/
/** Longer than a store needs from its folder to its lock, in milliseconds. */
const STARTING = 60_000

/** The database of a store that keeps nothing, in a private folder; what others left behind is removed on the way. */
export function makeMemoryPlace(): { readonly database: string; readonly remove: () => void } {
  sweep()
  const folder = mkdtempSync(join(tmpdir(), `sandpost-memory-${process.pid}-`))
  return {
    database: databaseIn(folder),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function databaseIn(folder: string): string {
  return join(folder, 'sandpost.db')
}

function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name)
    try {
      if (NAME.test(name) && isLeft(folder)) rmSync(folder, { recursive: true, force: true })
    } catch {
      // Somebody has it, or another process is removing it: neither keeps us from starting.
    }
  }
}

/**
 * Whether nobody has that store: its lock can be taken. The number in its name does not tell, because containers that
 * share a folder do not share their numbers.
 */
function isLeft(folder: string): boolean {
  const { uid, mtimeMs } = lstatSync(folder)
  const ours = uid === (process.getuid?.() ?? uid)
  if (!ours || Math.abs(Date.now() - mtimeMs) < STARTING) return false
  const unlock = lockStore(storePaths(databaseIn(folder)).lock, folder)
  unlock()
  return true
}
