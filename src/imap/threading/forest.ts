/** No node. */
const NONE = -1

/**
 * Rooted trees over the nodes 0, 1, 2 …, which tell the root of any node in logarithmic time however deep they are: the
 * link/cut trees of Sleator and Tarjan. Each path of a tree is a splay tree by depth; its root remembers in `#up` the node
 * above the path.
 */
export class Forest {
  /** In the splay tree, or above the path. */
  readonly #up: number[] = []
  /** Above, and below, on the same path. */
  readonly #left: number[] = []
  readonly #right: number[] = []

  /** @returns a new node, which is a root */
  add(): number {
    this.#left.push(NONE)
    this.#right.push(NONE)
    return this.#up.push(NONE) - 1
  }

  rootOf(node: number): number {
    this.#expose(node)
    let root = node
    for (let left = this.#left[root]; left !== undefined && left !== NONE; left = this.#left[root])
      root = left
    // What was walked past is paid for.
    this.#splay(root)
    return root
  }

  /** Puts a root with its tree under a node of another tree. */
  link(root: number, under: number): void {
    this.#expose(root)
    this.#up[root] = under
  }

  /** Parts a node from the one above it, and makes it a root. */
  cut(node: number): void {
    this.#expose(node)
    const above = this.#left[node] ?? NONE
    if (above === NONE) return
    this.#left[node] = NONE
    this.#up[above] = NONE
  }

  /** Makes the way from the root to the node one path, which ends there, and the node the root of its splay tree. */
  #expose(node: number): void {
    let below = NONE
    for (let at = node; at !== NONE; at = this.#up[at] ?? NONE) {
      this.#splay(at)
      this.#right[at] = below
      below = at
    }
    this.#splay(node)
  }

  #splay(node: number): void {
    while (!this.#isTop(node)) {
      const above = this.#up[node] ?? NONE
      if (!this.#isTop(above)) {
        const grand = this.#up[above] ?? NONE
        const straight = (this.#left[grand] === above) === (this.#left[above] === node)
        this.#rotate(straight ? above : node)
      }
      this.#rotate(node)
    }
  }

  /** Whether it is the root of its splay tree. */
  #isTop(node: number): boolean {
    const above = this.#up[node] ?? NONE
    return above === NONE || (this.#left[above] !== node && this.#right[above] !== node)
  }

  /** Brings a node above the one over it. */
  #rotate(node: number): void {
    const above = this.#up[node] ?? NONE
    const grand = this.#up[above] ?? NONE
    const [near, far] = this.#left[above] === node ? [this.#left, this.#right] : [this.#right, this.#left]
    if (!this.#isTop(above)) (this.#left[grand] === above ? this.#left : this.#right)[grand] = node
    const moved = far[node] ?? NONE
    near[above] = moved
    if (moved !== NONE) this.#up[moved] = above
    far[node] = above
    this.#up[above] = node
    this.#up[node] = grand
  }
}
