import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Forest } from '../../../src/imap/threading/forest.ts'

/** A number for each node, and what is done with two of them. */
const STEPS = fc.array(fc.tuple(fc.constantFrom('link', 'cut', 'ask'), fc.nat(29), fc.nat(29)), {
  maxLength: 300,
})

describe('a forest', () => {
  it('knows the root of every node, whatever was linked and cut', () => {
    fc.assert(
      fc.property(STEPS, (steps) => {
        const forest = new Forest()
        const parents = Array.from({ length: 30 }, () => forest.add()).map((): number | null => null)
        const rootOf = (node: number): number => {
          const parent = parents[node]
          return parent === null || parent === undefined ? node : rootOf(parent)
        }
        for (const [what, node, other] of steps) {
          if (what === 'cut') {
            forest.cut(node)
            parents[node] = null
          } else if (what === 'link' && parents[node] === null && rootOf(other) !== node) {
            forest.link(node, other)
            parents[node] = other
          }
          expect(forest.rootOf(other)).toBe(rootOf(other))
        }
        expect(parents.map((_, node) => forest.rootOf(node))).toEqual(parents.map((_, node) => rootOf(node)))
      }),
      { numRuns: 300 },
    )
  })

  it('is quick however deep a tree is', () => {
    const forest = new Forest()
    const nodes = Array.from({ length: 100_000 }, () => forest.add())
    const begun = performance.now()
    for (const node of nodes.slice(1)) forest.link(node, node - 1)
    expect(nodes.toReversed().every((node) => forest.rootOf(node) === 0)).toBe(true)
    expect(performance.now() - begun).toBeLessThan(3_000)
  })
})
