import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { tempFolder } from '../support/temp-store.ts'

/** Why no file system can be mounted here; `undefined` when one can. */
export const mountMissing: string | undefined = mayMount()
  ? undefined
  : 'mounting a file system needs Linux and the right to do so'

function mayMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  return spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0
}

/** A small file system of its own, gone after the test. @param options of tmpfs: `size=16m`, `nr_inodes=40` */
export function smallDisk(options: string): string {
  const folder = join(tempFolder(), 'disk')
  mkdirSync(folder)
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'none', folder], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`tmpfs cannot be mounted: ${stderr}`)
  onTestFinished(() => void spawnSync('umount', ['--lazy', folder]))
  return folder
}
