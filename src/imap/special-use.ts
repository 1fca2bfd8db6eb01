import type { SpecialUse } from '../domain/mailbox.ts'
import type { Wire } from './format/strings.ts'

/** RFC 6154 §2: those that a mailbox here can have. */
const ATTRIBUTES: Readonly<Record<SpecialUse, Wire>> = {
  archive: '\\Archive',
  drafts: '\\Drafts',
  junk: '\\Junk',
  sent: '\\Sent',
  trash: '\\Trash',
}

export function attributeOfUse(use: SpecialUse): Wire {
  return ATTRIBUTES[use]
}

/** @param attribute in any case; `undefined` for a use that no mailbox here can have */
export function specialUseOf(attribute: string): SpecialUse | undefined {
  const uses = Object.keys(ATTRIBUTES) as SpecialUse[]
  return uses.find((use) => ATTRIBUTES[use].toLowerCase() === attribute.toLowerCase())
}
