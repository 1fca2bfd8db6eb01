import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { MessageChannel } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import {
  type Failure,
  serveCalls,
  ThreadEnded,
  transferred,
  WorkerCaller,
} from '../../src/lib/worker-call.ts'
import { ROOT } from '../support/sources.ts'
import { tempFolder } from '../support/temp-store.ts'

type Calls = { readonly add: (one: number, other: number) => number; readonly die: (how: string) => void }

const MODULE = `
import { parentPort } from 'node:worker_threads'
import { serveCalls } from '${pathToFileURL(ROOT)}/dist/lib/worker-call.js'
const die = (how) => (how === 'exit' ? process.exit(1) : setImmediate(() => { throw new Error(how) }))
serveCalls(parentPort, { add: (one, other) => one + other, die })
`

function caller() {
  const path = join(tempFolder(), 'worker.mjs')
  writeFileSync(path, MODULE)
  const reasons: ThreadEnded[] = []
  const thread = new WorkerCaller<Calls>(pathToFileURL(path), {
    revive: ({ message }: Failure) => new Error(message),
    ended: (reason) => reasons.push(reason),
  })
  return { thread, reasons }
}

describe('a thread that is called', () => {
  it('answers in order', async () => {
    const { thread, reasons } = caller()
    expect(await Promise.all([thread.call('add', [1, 2]), thread.call('add', [3, 4])])).toEqual([3, 7])
    expect(reasons).toEqual([])
    await thread.terminate()
    expect(reasons).toHaveLength(1)
  })

  it.each(['exit', 'a defect'])(
    'that dies of %s fails what waits and what comes, and tells it once',
    async (how) => {
      const { thread, reasons } = caller()
      void thread.call('die', [how]).catch(() => undefined)
      await expect.poll(() => reasons).toHaveLength(1)
      await expect(thread.call('add', [1, 2])).rejects.toBe(reasons[0])
      expect(reasons[0]).toBeInstanceOf(ThreadEnded)
      expect(reasons[0]?.message).toBe(how === 'exit' ? 'the thread has ended' : how)
      await thread.terminate()
      expect(reasons).toHaveLength(1)
    },
  )
})

describe('calls from thread to thread', () => {
  it('give away what a result is marked with, and copy the rest', async () => {
    const { port1, port2 } = new MessageChannel()
    const given = Uint8Array.of(1, 2, 3)
    const copied = Uint8Array.of(4)
    serveCalls(port1, { columns: () => transferred({ given, copied }, [given.buffer]) })
    port2.postMessage({ id: 7, name: 'columns', args: [] })
    const [reply] = await once(port2, 'message')
    expect(reply).toEqual({ id: 7, result: { given: Uint8Array.of(1, 2, 3), copied: Uint8Array.of(4) } })
    expect([given.byteLength, copied.byteLength]).toEqual([0, 1])
    port1.close()
  })
})
