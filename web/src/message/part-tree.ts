import type { MessagePart } from '../api/types.ts'

/** A part with those inside it. */
export interface PartNode {
  readonly part: MessagePart
  readonly children: readonly PartNode[]
}

/** The tree of a flat structure, which names every part after its parent. */
export function treeOf(structure: readonly MessagePart[]): readonly PartNode[] {
  const nodes = new Map<number, { part: MessagePart; children: PartNode[] }>()
  const tops: PartNode[] = []
  for (const part of structure) {
    const node = { part, children: [] }
    nodes.set(part.n, node)
    const parent = part.parent === null ? undefined : nodes.get(part.parent)
    ;(parent?.children ?? tops).push(node)
  }
  return tops
}
