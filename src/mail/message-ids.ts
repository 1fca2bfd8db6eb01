/** A quoted local part (RFC 5322 §3.2.4) at the start of an id. */
const QUOTED = /^"((?:[^"\\]|\\.)*)"(?=@)/

/**
 * The ids `<…>` of an unfolded field, at most `most` and the last ones, without their brackets. Ids that differ in their
 * quoting only are the same (RFC 5256 §3, REFERENCES). Whether there is an `@` does not matter.
 */
export function messageIds(text: string, most: number, longest: number): string[] {
  const found: string[] = []
  let open = text.indexOf('<')
  while (open >= 0) {
    const close = text.indexOf('>', open)
    if (close < 0) break
    // Of `<<a>` the inner one is meant.
    const start = text.lastIndexOf('<', close) + 1
    const id = normal(text.slice(start, close), longest)
    if (id !== '') found.push(id)
    open = text.indexOf('<', close)
  }
  return found.slice(-most)
}

function normal(id: string, longest: number): string {
  if (id.length > longest) return ''
  // White space in an id is left over from folding, but for what is quoted.
  if (!id.startsWith('"')) return id.replace(/[ \t]+/g, '')
  return id.replace(QUOTED, (_, content: string) => content.replace(/\\(.)/g, '$1'))
}
