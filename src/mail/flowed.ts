/**
 * Text of `format=flowed` (RFC 3676 §4) with its soft line breaks joined and its stuffed spaces removed.
 *
 * @param deleteSpace `DelSp=yes`: the space before a soft break is not part of the text
 */
export function unflow(text: string, deleteSpace: boolean): string {
  const out: string[] = []
  let joining: number | undefined
  for (const whole of text.split('\n')) {
    const line = whole.endsWith('\r') ? whole.slice(0, -1) : whole
    const depth = quoteDepth(line)
    const stuffed = line.slice(depth)
    const content = stuffed.startsWith(' ') ? stuffed.slice(1) : stuffed
    const signature = content === '-- '
    if (joining !== depth || signature) {
      if (out.length > 0) out.push('\n')
      out.push(depth > 0 ? `${'>'.repeat(depth)} ` : '')
    }
    const soft = content.endsWith(' ') && !signature
    out.push(soft && deleteSpace ? content.slice(0, -1) : content)
    joining = soft ? depth : undefined
  }
  return out.join('')
}

function quoteDepth(line: string): number {
  let depth = 0
  while (line[depth] === '>') depth++
  return depth
}
