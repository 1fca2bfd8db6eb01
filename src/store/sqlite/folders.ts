import { realpathSync, statfsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isFolder, makeFolder } from '../../lib/make-folder.ts'
import { StoreStartError } from '../start-error.ts'
import type { StorePaths } from './paths.ts'
import { codeOf, explained } from './unusable.ts'

/** `f_type` of file systems that other machines share, where WAL cannot work: NFS, SMB, CIFS, SMB2. */
const NETWORK = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42])

/**
 * The one path of a file, through every link, whether it is there or not: SQLite opens a link's target, and the lock
 * and the bodies must be beside that.
 * @throws StoreStartError
 */
export function realPlace(path: string): string {
  return explained(path, () => realOrFuture(path))
}

function realOrFuture(path: string): string {
  try {
    return realpathSync.native(path)
  } catch (error) {
    const parent = dirname(path)
    if (codeOf(error) !== 'ENOENT' || parent === path) throw error
    return join(realOrFuture(parent), basename(path))
  }
}

/** Makes the store's folders, for their owner alone. @throws StoreStartError */
export function makeFolders(paths: StorePaths): void {
  const { database, incoming } = paths
  explained(database, () => requireLocal(database, nearest(dirname(database))))
  try {
    makeFolder(incoming)
  } catch (error) {
    const folder = error instanceof Error && 'path' in error ? String(error.path) : incoming
    throw new StoreStartError(
      `${database} cannot be used: its folder ${folder} cannot be made (${codeOf(error)}): give --store a path where this user may write.`,
      { cause: error },
    )
  }
}

/** The folder itself, or the first above it that is there. */
function nearest(folder: string): string {
  return isFolder(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder))
}

function requireLocal(database: string, folder: string): void {
  if (!NETWORK.has(statfsSync(folder).type >>> 0)) return
  throw new StoreStartError(
    `${database} is on a network file system, where SQLite cannot keep its promises: choose a local folder with --store.`,
  )
}
