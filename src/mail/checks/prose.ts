/** What a programmer marks as code in plain text. */
const FENCE = /^\s{0,3}(?:```|~~~)/
const SPAN = /`[^`\n]{1,200}`/g
/** Lines that are no prose: they end, or begin, as only statements do. */
const STATEMENT =
  /[;{}]\s*$|=>|\(\)|^\s*(?:(?:const|let|var)\s\w{1,60}\s?=|import\s.{0,60}\sfrom\s|def\s\w|class\s\w{1,60}\s?[:{]|#include|\$\s\w|>>>\s|\/\/\s)/
/** Placeholders themselves end as statements do. */
const PLACEHOLDER_END = /[}%\]]\}\s*$|\$\{[^{}]{1,120}\}\s*$|(?:^|\s)\{\w[\w.]{0,60}\}\s*$/

/** Plain text without what reads as samples of code; lines stay lines, so that places in it can be shown. */
export function proseOf(text: string): string {
  let fenced = false
  return text
    .split('\n')
    .map((line) => {
      if (FENCE.test(line)) {
        fenced = !fenced
        return ''
      }
      return fenced || isStatement(line) ? '' : line.replace(SPAN, '')
    })
    .join('\n')
}

function isStatement(line: string): boolean {
  const start = line.slice(0, 200)
  const end = line.slice(-200)
  return STATEMENT.test(start === line ? line : `${start} ${end}`) && !PLACEHOLDER_END.test(end)
}
