/** A row's height in pixels: three lines, in the reader's own font size. */
export function rowHeight(): number {
  return Math.round(5.6 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize))
}
