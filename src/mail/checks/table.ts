import { bccVisible, fromMissing, senderMissing } from './authors.ts'
import { htmlSize } from './html-size.ts'
import { imageAlt } from './images.ts'
import { blockedLinks, emptyLinks, insecureLinks, privateLinks, relativeLinks } from './links.ts'
import { longLines } from './long-lines.ts'
import { messageId } from './message-id.ts'
import { misleadingLinks } from './misleading-links.ts'
import { missingValues } from './missing-values.ts'
import { placeholders } from './placeholders.ts'
import { preheader } from './preheader.ts'
import { farDate, noDate } from './sent-date.ts'
import { longSubject, noSubject } from './subject.ts'
import { noTextPart, textDiffers } from './text-parts.ts'
import { listUnsubscribe, oneClickUnsubscribe } from './unsubscribe.ts'

/** Every check, in the order they are shown. REST, the page and docs/checks.md follow. */
export const CHECKS = [
  placeholders,
  missingValues,
  noSubject,
  longSubject,
  preheader,
  noTextPart,
  textDiffers,
  privateLinks,
  relativeLinks,
  blockedLinks,
  emptyLinks,
  misleadingLinks,
  insecureLinks,
  imageAlt,
  htmlSize,
  fromMissing,
  senderMissing,
  bccVisible,
  noDate,
  farDate,
  messageId,
  longLines,
  listUnsubscribe,
  oneClickUnsubscribe,
] as const

/** The stable name of a check. */
export type CheckId = (typeof CHECKS)[number]['id']
