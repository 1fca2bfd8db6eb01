import { spawnSync } from 'node:child_process'
import { openSync, readFileSync, readSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SOURCE = fileURLToPath(new URL('../support/shim.c', import.meta.url))

/** Why the shim cannot be had here; `undefined` when it can. */
export const shimMissing: string | undefined =
  process.platform !== 'linux'
    ? 'the shim needs LD_PRELOAD and /proc'
    : spawnSync('cc', ['--version']).status === 0
      ? undefined
      : 'there is no C compiler'

export const KIND = { write: 1, sync: 2, size: 4, rename: 8 } as const

/** A library between a server and its disk, see shim.c. */
export interface Shim {
  readonly env: Readonly<Record<string, string>>
  /** Makes the `countdown`-th operation of these kinds from now fail; -1: all of them; 0: none. */
  fail(countdown: number, errno: number, kinds: number): void
  /** How many operations have failed. */
  hits(): number
  /** What happened, in order. */
  events(): readonly string[]
}

/** Compiles the shim into `folder`; it minds the files below `store`. */
export function makeShim(folder: string, store: string): Shim {
  const library = join(folder, 'shim.so')
  const control = join(folder, 'control')
  const log = join(folder, 'log')
  const built = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, SOURCE, '-ldl', '-lpthread'], {
    encoding: 'utf8',
  })
  if (built.status !== 0) throw new Error(`the shim does not compile:\n${built.stderr}`)
  writeFileSync(control, Buffer.alloc(16))
  writeFileSync(log, '')
  const file = openSync(control, 'r+')
  return {
    env: { LD_PRELOAD: library, SHIM_FOLDER: store, SHIM_CONTROL: control, SHIM_LOG: log },
    fail(countdown, errno, kinds) {
      const numbers = Buffer.alloc(12)
      for (const [at, number] of [countdown, errno, kinds].entries()) numbers.writeInt32LE(number, at * 4)
      // The kinds first and the countdown last: nothing fails half configured.
      writeSync(file, numbers.subarray(4), 0, 8, 4)
      writeSync(file, numbers.subarray(0, 4), 0, 4, 0)
    },
    hits() {
      const number = Buffer.alloc(4)
      readSync(file, number, 0, 4, 12)
      return number.readInt32LE()
    },
    events: () => readFileSync(log, 'latin1').split('\n'),
  }
}
