import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { NO_ENVELOPE } from '../../../src/domain/envelope.ts'
import { DomainError } from '../../../src/domain/trouble.ts'
import { ThreadEnded } from '../../../src/lib/worker-call.ts'
import { CommitQueue } from '../../../src/store/sqlite/commit-queue.ts'
import { makeFolders } from '../../../src/store/sqlite/folders.ts'
import { bodyFile, storePaths } from '../../../src/store/sqlite/paths.ts'
import { BodyMemory, BodyReceiver } from '../../../src/store/sqlite/receiver.ts'
import { tempFolder } from '../../support/temp-store.ts'

/** Appends a large message whose commit fails so. @returns whether its file is still there */
async function fileStaysAfter(failure: Error): Promise<boolean> {
  const paths = storePaths(join(tempFolder(), 'x.db'))
  makeFolders(paths)
  let file = ''
  const queue = new CommitQueue({
    bodies: paths.bodies,
    commit: async ([job]) => {
      file = bodyFile(paths.bodies, job?.id ?? '')
      expect(existsSync(file)).toBe(true)
      throw failure
    },
  })
  const body = new BodyReceiver({ paths, sync: false, memory: new BodyMemory() })
  await body.write(Buffer.alloc(300 * 1024))
  const message = { inbox: 'a', envelope: NO_ENVELOPE, receivedAt: 0, session: null, remarks: [] }
  await expect(queue.append([{ messages: [message], body }])).rejects.toBe(failure)
  return existsSync(file)
}

describe('the queue of commits', () => {
  it('removes the file of a message whose commit was not made', async () => {
    expect(await fileStaysAfter(new DomainError('disk-full', 'The disk is full'))).toBe(false)
    expect(await fileStaysAfter(new DomainError('store-busy', 'busy'))).toBe(false)
    expect(await fileStaysAfter(new Error('a defect'))).toBe(false)
  })

  it('leaves it where the commit may have been made: its row would be damaged without it', async () => {
    expect(await fileStaysAfter(new ThreadEnded('the thread has ended'))).toBe(true)
    expect(await fileStaysAfter(new DomainError('store-failed', 'an I/O error'))).toBe(true)
  })
})
