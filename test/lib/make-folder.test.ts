import { spawnSync } from 'node:child_process'
import { mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolder } from '../../src/lib/make-folder.ts'
import { ROOT } from '../support/sources.ts'
import { tempFolder } from '../support/temp-store.ts'

describe('a folder', () => {
  it('is made with those above it, for its owner alone, once', () => {
    const folder = tempFolder()
    const path = join(folder, 'a', 'b', 'c')
    makeFolder(path)
    makeFolder(path)
    for (const made of [path, join(folder, 'a')]) expect(statSync(made).mode & 0o777).toBe(0o700)
  })

  it('may be there by a link', () => {
    const folder = tempFolder()
    mkdirSync(join(folder, 'real'))
    symlinkSync(join(folder, 'real'), join(folder, 'link'))
    makeFolder(join(folder, 'link', 'new'))
    expect(statSync(join(folder, 'real', 'new')).isDirectory()).toBe(true)
  })

  it('that cannot be made is named', () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'file'), '')
    symlinkSync(join(folder, 'nowhere'), join(folder, 'link'))
    expect(() => makeFolder(join(folder, 'file'))).toThrow(expect.objectContaining({ code: 'EEXIST' }))
    expect(() => makeFolder(join(folder, 'link', 'new'))).toThrow(
      expect.objectContaining({ code: 'EEXIST', path: join(folder, 'link') }),
    )
  })

  it.skipIf(process.platform !== 'linux')('in /proc is refused in no time', () => {
    const script = `import { makeFolder } from '${ROOT}/dist/lib/make-folder.js'; makeFolder('/proc/a/b')`
    const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { timeout: 20_000 })
    expect(String(stderr)).toContain("ENOENT: no such file or directory, mkdir '/proc/a'")
  })
})
