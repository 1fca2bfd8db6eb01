import { DomainError } from '../../domain/trouble.ts'
import { Forest } from './forest.ts'
import type { Referring, Threaded } from './threaded.ts'

/** Characters of all ids together: mail may refer to a thousand messages each that nobody has. */
const MOST_ID_TEXT = 32 * 1024 * 1024

/** A message, or one that is only referred to, and what answers it. */
export interface Container {
  /** `null`: a dummy. */
  message: Threaded | null
  children: Container[]
}

/** The message itself, or that of a dummy's first child. */
export function firstMessage({ message, children }: Container): Threaded | null {
  return message ?? children[0]?.message ?? null
}

interface Node extends Container {
  /** In the forest. */
  readonly index: number
  parent: Node | null
  /** Whether anything was ever below it. */
  answered: boolean
}

/** Links messages by what they refer to (RFC 5256 §3, REFERENCES step 1). To be given them in the order of their numbers. */
export class Ancestry {
  readonly #forest = new Forest()
  readonly #nodes: Node[] = []
  readonly #byId = new Map<string, Node>()
  #idText = 0

  /** @throws DomainError `too-many-entries` */
  add(message: Referring): void {
    const node = this.#nodeOf(message)
    let parent: Node | null = null
    for (const id of message.references) {
      const next = this.#referredTo(id)
      // (A): what has a parent keeps it.
      if (parent !== null && next.parent === null) this.#link(next, parent)
      parent = next
    }
    // (B): of its own parent a message knows best.
    if (node.parent === parent) return
    this.#unlink(node)
    if (parent !== null) this.#link(node, parent)
  }

  /** What has no parent, with all below it (step 2). Nothing can be added any more. */
  roots(): Container[] {
    for (const node of this.#nodes) node.parent?.children.push(node)
    return this.#nodes.filter(({ parent }) => parent === null)
  }

  /** Of messages with one id the first has it. */
  #nodeOf(message: Referring): Node {
    const known = message.messageId === null ? undefined : this.#referredTo(message.messageId)
    const node = known === undefined || known.message !== null ? this.#create() : known
    node.message = message
    return node
  }

  #referredTo(id: string): Node {
    const known = this.#byId.get(id)
    if (known !== undefined) return known
    this.#idText += id.length
    if (this.#idText > MOST_ID_TEXT)
      throw new DomainError(
        'too-many-entries',
        'The messages refer to too many others: thread fewer at a time.',
      )
    const node = this.#create()
    this.#byId.set(id, node)
    return node
  }

  #create(): Node {
    const node = { message: null, children: [], index: this.#forest.add(), parent: null, answered: false }
    this.#nodes.push(node)
    return node
  }

  /** Unless it would make a loop: `node` is a root, so that it is above `parent` just when it is that one's root. */
  #link(node: Node, parent: Node): void {
    if (node === parent || (node.answered && this.#forest.rootOf(parent.index) === node.index)) return
    this.#forest.link(node.index, parent.index)
    node.parent = parent
    parent.answered = true
  }

  #unlink(node: Node): void {
    if (node.parent === null) return
    this.#forest.cut(node.index)
    node.parent = null
  }
}
