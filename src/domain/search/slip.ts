/** Whether one slip makes `written` out of `meant`: a letter missing, added or changed, or two neighbours swapped. */
export function isOneSlip(written: string, meant: string): boolean {
  if (Math.abs(written.length - meant.length) > 1 || written === meant) return false
  let start = 0
  while (start < meant.length && written[start] === meant[start]) start += 1
  const restWritten = written.slice(start)
  const restMeant = meant.slice(start)
  return (
    restWritten.slice(1) === restMeant.slice(1) ||
    restWritten.slice(1) === restMeant ||
    restWritten === restMeant.slice(1) ||
    (restWritten[0] === restMeant[1] &&
      restWritten[1] === restMeant[0] &&
      restWritten.slice(2) === restMeant.slice(2))
  )
}
