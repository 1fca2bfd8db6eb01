import { asBuffer } from './charset.ts'
import type { FoundCode } from './codes/code.ts'
import { codesOf } from './codes/codes.ts'
import type { FoundLink } from './links/link.ts'
import { linksOf } from './links/links.ts'
import { readMail } from './read-mail.ts'
import { Warnings } from './warnings.ts'

/** What a test wants of a message: where its links lead, and the codes that it brings. */
export interface Findings {
  readonly links: readonly FoundLink[]
  readonly codes: readonly FoundCode[]
  /** Which limits stopped the reading, in words: what lies beyond was not looked at. */
  readonly remarks: readonly string[]
}

/** Takes links and codes out of a message. Pure, total for any octets; its work grows with their number, and is bounded. */
export function findIn(octets: Uint8Array): Findings {
  const warnings = new Warnings()
  const mail = readMail(asBuffer(octets), warnings.add)
  return {
    links: linksOf(mail, warnings.add),
    codes: codesOf(mail, warnings.add),
    remarks: warnings.list(),
  }
}
