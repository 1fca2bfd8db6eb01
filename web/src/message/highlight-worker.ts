import css from 'highlight.js/lib/languages/css'
import xml from 'highlight.js/lib/languages/xml'
import { createLowlight } from 'lowlight'
import type { Token } from '../lines/stretches.ts'

type Tree = ReturnType<typeof lowlight.highlight>
type Node = Tree['children'][number]

/** Cuts HTML into tokens beside the page: what a stranger wrote may keep this thread busy, and is then ended with it. */
const lowlight = createLowlight({ xml, css })

addEventListener('message', ({ data }: MessageEvent<string>) => {
  postMessage(tokensOf(lowlight.highlight('xml', data)))
})

/** The tree's leaves that are something; each is what the innermost element around it says. */
function tokensOf(tree: Tree): readonly Token[] {
  const tokens: Token[] = []
  const left: { readonly node: Node; readonly kind: string | null }[] = []
  const add = (nodes: readonly Node[], kind: string | null) => {
    for (const node of nodes.toReversed()) left.push({ node, kind })
  }
  add(tree.children, null)
  let at = 0
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { node, kind } = next
    if (node.type === 'element') add(node.children, kindOf(node.properties.className) ?? kind)
    if (node.type !== 'text') continue
    const end = at + node.value.length
    if (kind !== null) tokens.push({ start: at, end, kind })
    at = end
  }
  return tokens
}

/** `tag` of `hljs-tag`; what only names a language (`language-css`) says nothing of its text. */
function kindOf(names: unknown): string | null {
  const [name] = Array.isArray(names) ? names : []
  return typeof name === 'string' && name.startsWith('hljs-') ? name.slice('hljs-'.length) : null
}
