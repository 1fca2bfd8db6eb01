import type { Criteria } from '../criteria.ts'
import type { WaitOptions, WatchOptions } from '../inbox.ts'
import type { LinkChoice } from '../only-one.ts'
import type { Pattern } from '../pattern.ts'
import type { AttachmentChoice } from './findings.ts'

/** What can be asserted of a mail or an inbox. Texts given alone must be the whole value, unless said otherwise. */
export interface MailMatchers {
  /** Of an inbox: waits until a mail fits; with `count`, until so many do and nobody sends any more: exactly so many. To be awaited. */
  toHaveReceived(criteria?: Criteria, options?: WaitOptions & { readonly count?: number }): Promise<void>
  /** Of an inbox: waits until nobody sends any more, and no mail fits. To be awaited. */
  toHaveReceivedNothing(criteria?: Criteria, options?: WatchOptions): Promise<void>
  /** An address or name of From. */
  toBeFrom(wanted: Pattern): void
  toBeTo(wanted: Pattern): void
  toBeCc(wanted: Pattern): void
  /** A recipient of the envelope that no field names, or one of the field Bcc. */
  toBeBcc(wanted: Pattern): void
  /** A recipient of the envelope: who really gets it. */
  toBeDeliveredTo(wanted: Pattern): void
  toHaveSubject(wanted: Pattern): void
  /** Somewhere in the text, or in what the HTML shows. */
  toHaveText(wanted: Pattern): void
  /** Somewhere in the HTML; without an argument: it has one. */
  toHaveHtml(wanted?: Pattern): void
  /** A text or pattern alone: somewhere in its address. */
  toHaveLink(wanted?: Pattern | LinkChoice): void
  toHaveCode(wanted?: Pattern): void
  /** A text or pattern alone: the file's name. */
  toHaveAttachment(wanted?: Pattern | AttachmentChoice): void
  toHaveHeader(name: string, wanted?: Pattern): void
  /** HTML, and plain text beside it. */
  toHaveTextAlternative(): void
  /** RFC 8058. To be awaited. */
  toHaveOneClickUnsubscribe(): Promise<void>
  /** Nothing that a template left: `{{name}}`, `undefined`. To be awaited. */
  toHaveNoUnrenderedPlaceholders(): Promise<void>
  /** The mail as text, with all that differs from run to run masked, is that of the snapshot. */
  toMatchMailSnapshot(name?: string): void
}
