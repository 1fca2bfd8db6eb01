import { describe, expect, it } from 'vitest'
import { Teardown } from '../../src/lib/teardown.ts'

describe('Teardown', () => {
  it('undoes in reverse order, each step once', async () => {
    const done: string[] = []
    const teardown = new Teardown()
    teardown.add(() => void done.push('first made'))
    teardown.add(async () => void done.push('last made'))
    await teardown.run()
    await teardown.run()
    expect(done).toEqual(['last made', 'first made'])
  })

  it('runs the other steps when one fails, then tells of the failure', async () => {
    const done: string[] = []
    const teardown = new Teardown()
    teardown.add(() => void done.push('first made'))
    teardown.add(() => Promise.reject(new Error('stuck')))
    await expect(teardown.run()).rejects.toThrow('stuck')
    expect(done).toEqual(['first made'])
  })
})
