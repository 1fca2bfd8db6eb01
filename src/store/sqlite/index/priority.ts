import { readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'

/** Lets every other thread of the program go first. On Linux a thread has a priority of its own; elsewhere nothing happens. */
export function lowerPriority(): void {
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1))
    if (Number.isInteger(thread)) setPriority(thread, 10)
  } catch {
    // Not Linux, or /proc is hidden: it then works at the common priority.
  }
}
