import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { quietSink } from '../../src/cli/quiet-sink.ts'

describe('a quiet sink', () => {
  it('C12 outlives a stream that fails, and one that is closed', async () => {
    const broken = new Writable({ write: (_chunk, _encoding, done) => done(new Error('EPIPE')) })
    const sink = quietSink(broken)
    sink.write('one\n')
    await new Promise((resolve) => broken.once('close', resolve))
    sink.write('two\n')
    await sink.flushed()
    expect(broken.destroyed).toBe(true)
  })

  it('C12 drops what a stuck reader does not take, says so later, and keeps memory bounded', async () => {
    const got: string[] = []
    const pending: (() => void)[] = []
    const stuck = new Writable({
      decodeStrings: false,
      write(chunk: string, _encoding, done) {
        got.push(chunk)
        pending.push(done)
      },
    })
    const sink = quietSink(stuck)
    const line = `${'x'.repeat(1023)}\n`
    for (let n = 0; n < 4096; n += 1) sink.write(line)
    expect(stuck.writableLength).toBeLessThan(1.1 * 1024 ** 2)
    const taken = stuck.writableLength / 1024
    while (stuck.writableLength > 0) {
      pending.shift()?.()
      await new Promise(setImmediate)
    }
    sink.write('back\n')
    expect(got.at(-1)).toBe(`(${4096 - taken} lines were dropped: nobody read them)\nback\n`)
  })
})
