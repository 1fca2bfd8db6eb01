import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { storePaths } from '../../../src/store/sqlite/paths.ts'
import { BodyMemory, BodyReceiver } from '../../../src/store/sqlite/receiver.ts'

const KIB = 1024

describe('the receiver of a body', () => {
  let folder: string
  let memory: BodyMemory
  let receiver: () => BodyReceiver
  let incoming: () => number

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandpost-receiver-'))
    const paths = storePaths(join(folder, 'x.db'))
    mkdirSync(paths.incoming, { recursive: true })
    memory = new BodyMemory()
    receiver = () => new BodyReceiver({ paths, sync: false, memory })
    incoming = () => readdirSync(paths.incoming).length
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const fill = async (body: BodyReceiver, kib: number): Promise<void> => {
    for (let each = 0; each < kib; each += 16) await body.write(Buffer.alloc(16 * KIB, 0x61))
  }

  it('holds up to 256 KiB in memory, and lets go of it when told', async () => {
    const body = receiver()
    await fill(body, 256)
    expect(memory.held).toBe(256 * KIB)
    const received = await body.finish(['0123456789abcdef'])
    expect(received.kind === 'memory' && Buffer.concat(received.chunks).length).toBe(256 * KIB)
    expect(incoming()).toBe(0)
    body.release()
    expect(memory.held).toBe(0)
  })

  it('writes a larger one to a file, and holds less than a stretch of it', async () => {
    const body = receiver()
    await fill(body, 272)
    expect(memory.held).toBe(0)
    await fill(body, 48)
    expect(memory.held).toBe(48 * KIB)
    expect((await body.finish(['0123456789abcdef'])).kind).toBe('file')
    expect(memory.held).toBe(0)
  })

  it.each([0, 16, 256, 272, 704])('gives back what was written, %i KiB, and takes more', async (kib) => {
    const body = receiver()
    await fill(body, kib)
    const read = async (): Promise<Buffer> => {
      const chunks: Uint8Array[] = []
      for await (const chunk of body.bytes()) chunks.push(chunk)
      return Buffer.concat(chunks)
    }
    expect((await read()).equals(Buffer.alloc(kib * KIB, 0x61))).toBe(true)
    await body.write(Buffer.from('more'))
    expect((await read()).equals(Buffer.from(`${'a'.repeat(kib * KIB)}more`))).toBe(true)
    await body.abort()
    await expect(read()).rejects.toMatchObject({ trouble: 'shutting-down' })
    expect(incoming()).toBe(0)
  })

  it.runIf(process.platform === 'linux')(
    'holds no file open while it rests, and goes on behind what came',
    async () => {
      const openFiles = (): number => readdirSync('/proc/self/fd').length
      const bodies = Array.from({ length: 20 }, receiver)
      const before = openFiles()
      for (const body of bodies) {
        await fill(body, 320)
        await body.rest()
      }
      expect(openFiles() - before).toBeLessThan(10)
      for (const [at, body] of bodies.entries()) {
        await body.write(Buffer.from(`end ${at}`))
        await body.rest()
        await body.rest()
        const chunks: Uint8Array[] = []
        for await (const chunk of body.bytes()) chunks.push(chunk)
        expect(
          Buffer.concat(chunks)
            .subarray(320 * KIB)
            .toString(),
        ).toBe(`end ${at}`)
      }
      expect(openFiles() - before).toBeLessThan(10)
      expect((await bodies[0]?.finish(['0123456789abcdef']))?.kind).toBe('file')
      await Promise.all(bodies.slice(1).map((body) => body.abort()))
      expect(incoming()).toBe(0)
    },
  )

  it('holds no more than 16 MiB of all bodies together, whatever their number', async () => {
    const bodies = Array.from({ length: 100 }, receiver)
    for (const body of bodies) await fill(body, 240)
    expect(memory.held).toBeLessThanOrEqual(16 * KIB ** 2 + bodies.length * 64 * KIB)
    expect(incoming()).toBeGreaterThan(0)
    await Promise.all(bodies.map((body) => body.abort()))
    expect(memory.held).toBe(0)
    expect(incoming()).toBe(0)
  })
})
