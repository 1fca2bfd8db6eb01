import type { Updates } from '../view.ts'
import type { Registration } from './registration.ts'

/** Tells a client what it has asked for by NOTIFY (RFC 5465). */
export interface Notifier {
  /** What is asked for. */
  readonly registration: Registration
  /**
   * From here on hears what happens.
   * @param ring called when there may be something to tell
   * @param status whether STATUS is told at once
   */
  begin(ring: () => void, status: boolean): Promise<void>
  /** Tells what happened to other mailboxes. @returns whether there was anything to tell */
  tell(): Promise<boolean>
  /** Tells what is asked for of messages that came to the selected mailbox (RFC 5465 §5.2). */
  tellArrived(rows: Updates['arrived']): Promise<void>
  close(): void
}
