import { describe, expect, it } from 'vitest'
import { loadedAhead } from '../../../src/imap/fetch/ahead.ts'

describe('what is loaded ahead of its turn', () => {
  it.each([
    [0, [1, 2, 3, 4]],
    [1, [2, 3, 4, 4]],
    [9, [4, 4, 4, 4]],
  ])('comes in order, at most %i begun before', async (most, expected) => {
    let begun = 0
    const seen: number[][] = []
    const load = async (item: string) => {
      begun++
      return item
    }
    const items: string[] = []
    for await (const item of loadedAhead(['a', 'b', 'c', 'd'], most, load)) {
      items.push(item)
      seen.push([begun])
    }
    expect(items).toEqual(['a', 'b', 'c', 'd'])
    expect(seen.flat()).toEqual(expected)
  })

  it('fails when its turn has come, and not before', async () => {
    const load = (item: number) => (item === 2 ? Promise.reject(new Error('two')) : Promise.resolve(item))
    const items: number[] = []
    await expect(async () => {
      for await (const item of loadedAhead([0, 1, 2, 3], 3, load)) items.push(item)
    }).rejects.toThrow('two')
    expect(items).toEqual([0, 1])
  })
})
