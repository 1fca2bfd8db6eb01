import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import files from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { makeFolders } from '../../../src/store/sqlite/folders.ts'
import { bodyFile, storePaths } from '../../../src/store/sqlite/paths.ts'
import { BodyMemory, BodyReceiver } from '../../../src/store/sqlite/receiver.ts'

/** A file system that knows no hard links, as FAT and some network folders, until the test is over. */
function withoutLinks(): void {
  const error = Object.assign(new Error('EPERM'), { code: 'EPERM' })
  const link = vi.spyOn(files, 'link').mockRejectedValue(error)
  syncBuiltinESMExports()
  onTestFinished(() => {
    link.mockRestore()
    syncBuiltinESMExports()
  })
}

it('a large body is copied for each message where files cannot have several names', async () => {
  withoutLinks()
  const folder = mkdtempSync(join(tmpdir(), 'sandpost-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const paths = storePaths(join(folder, 'x.db'))
  makeFolders(paths)
  const octets = Buffer.alloc(300 * 1024, 'x')
  const body = new BodyReceiver({ paths, sync: true, memory: new BodyMemory() })
  await body.write(octets)
  const ids = ['aa34567890', 'aa34567891', 'bb34567892']
  expect((await body.finish(ids)).kind).toBe('file')
  const bodies = ids.map((id) => bodyFile(paths.bodies, id))
  for (const file of bodies) expect(readFileSync(file).equals(octets)).toBe(true)
  expect(new Set(bodies.map((file) => statSync(file).ino)).size).toBe(3)
})
