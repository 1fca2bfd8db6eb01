import { describe, expect, it } from 'vitest'
import { Waiters } from '../../../../src/store/sqlite/index/waiters.ts'

describe('waiters', () => {
  it('go in the order in which they came, each once its seq is reached', async () => {
    const waiters = new Waiters()
    const gone: string[] = []
    const all = [
      ['a', 2],
      ['b', 1],
      ['c', 3],
      ['d', 2],
    ].map(([name, seq]) => waiters.wait(Number(seq)).then(() => gone.push(String(name))))
    waiters.reached(0)
    expect(waiters.highest).toBe(3)
    waiters.reached(2)
    waiters.reached(2)
    waiters.reached(9)
    await Promise.all(all)
    expect(gone).toEqual(['a', 'b', 'd', 'c'])
    expect(waiters.highest).toBe(0)
  })

  it('are all refused at once when there is no use in waiting', async () => {
    const waiters = new Waiters()
    const outcomes = [waiters.wait(1), waiters.wait(2)]
    waiters.fail(new Error('over'))
    const settled = await Promise.allSettled(outcomes)
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(waiters.highest).toBe(0)
  })
})
