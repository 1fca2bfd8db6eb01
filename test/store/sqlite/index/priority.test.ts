import { once } from 'node:events'
import { getPriority } from 'node:os'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'

const MODULE = new URL('../../../../dist/store/sqlite/index/priority.js', import.meta.url)

describe('lowerPriority', () => {
  // Elsewhere threads have no priority of their own, and nothing happens.
  it.runIf(process.platform === 'linux')(
    'lets its own thread wait for others, and no other thread',
    async () => {
      const before = getPriority()
      const code = `
      import(${JSON.stringify(MODULE.href)}).then(({ lowerPriority }) => {
        lowerPriority()
        const thread = Number(require('node:fs').readlinkSync('/proc/thread-self').split('/').at(-1))
        require('node:worker_threads').parentPort.postMessage(require('node:os').getPriority(thread))
      })`
      const worker = new Worker(code, { eval: true })
      const [priority] = await once(worker, 'message')
      await worker.terminate()
      expect(priority).toBe(Math.max(before, 10))
      expect(getPriority()).toBe(before)
    },
  )
})
