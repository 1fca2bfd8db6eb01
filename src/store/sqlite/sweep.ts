import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { StorePaths } from './paths.ts'

const STEP = 200

/**
 * Removes bodies that were still coming in when the last run ended. Only before anything comes in.
 * @returns the files of those that had come: a later one may be waiting for its commit
 */
export async function bodiesAtStart(paths: StorePaths): Promise<readonly string[]> {
  await sweepIncoming(paths)
  return bodyFiles(paths)
}

async function sweepIncoming(paths: StorePaths): Promise<void> {
  for (const name of await readdir(paths.incoming)) {
    await rm(join(paths.incoming, name), { force: true, recursive: true })
  }
}

async function bodyFiles(paths: StorePaths): Promise<readonly string[]> {
  const entries = await readdir(paths.bodies, { withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory() && entry.name.length === 2)
  const files: string[] = []
  for (const { name } of folders) {
    const folder = join(paths.bodies, name)
    for (const file of await readdir(folder)) if (file.endsWith('.eml')) files.push(join(folder, file))
  }
  return files
}

/**
 * Removes the files whose message has no row: their commit never came.
 * @param known which of these ids have a row
 */
export async function sweepOrphans(
  files: readonly string[],
  known: (ids: readonly string[]) => Promise<readonly string[]>,
): Promise<number> {
  let removed = 0
  for (let at = 0; at < files.length; at += STEP) {
    const byId = new Map(files.slice(at, at + STEP).map((file) => [idOf(file), file]))
    for (const id of await known([...byId.keys()])) byId.delete(id)
    for (const file of byId.values()) await rm(file, { force: true })
    removed += byId.size
  }
  return removed
}

function idOf(file: string): string {
  return file
    .slice(file.lastIndexOf('/') + 1)
    .replace(/^.*\\/, '')
    .slice(0, -'.eml'.length)
}
