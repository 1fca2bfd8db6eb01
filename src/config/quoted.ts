import { printable } from '../lib/printable.ts'

const LONGEST = 60

/** What the user wrote, in quotes, on one line and shortened: for error messages. */
export function quoted(text: string): string {
  const shown = printable(text.slice(0, LONGEST))
  return `"${shown}${text.length > LONGEST ? '…' : ''}"`
}
