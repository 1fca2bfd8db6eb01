import { readlinkSync } from 'node:fs'
import { getPriority, setPriority } from 'node:os'

const LOW = 10

/** Lets every other thread of the program go first. On Linux a thread has a priority of its own; elsewhere nothing happens. */
export function lowerPriority(): void {
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1))
    if (Number.isInteger(thread) && getPriority(thread) < LOW) setPriority(thread, LOW)
  } catch {
    // Not Linux, or /proc is hidden: it then works at the common priority.
  }
}
