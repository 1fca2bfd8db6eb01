import { type AddressItem, addressItems } from './address-list.ts'
import type { AddressToken } from './address-tokens.ts'
import type { MailAddress } from './inspection.ts'
import { LIMITS } from './limits.ts'
import { oneLine } from './unfold.ts'
import type { Warn } from './warnings.ts'
import { decodeWords } from './words.ts'

/**
 * The mailboxes of an unfolded address field (RFC 5322 §3.4 and §4.4): groups flattened, routes dropped, comments read
 * as names where there is no other. Total: what is no address is still listed as it stands. The structure is read
 * before encoded-words are decoded, so that no decoded text can make an address.
 */
export function parseAddresses(text: string, warn: Warn): MailAddress[] {
  return mailboxesOf(addressItems(text, warn), warn)
}

/** As {@link parseAddresses}, of a field that was taken apart before. */
export function mailboxesOf(items: readonly AddressItem[], warn: Warn): MailAddress[] {
  const found: MailAddress[] = []
  for (const item of items) {
    if (item.kind !== 'mailbox') continue
    const written = item.address.map((token) => token.text).join('')
    found.push({
      name: oneLine(decodeWords(phraseOf(item.name), warn))
        .trim()
        .slice(0, LIMITS.addressText),
      address: oneLine(written).slice(0, LIMITS.addressText),
    })
  }
  return found
}

/** The words of a display name, a space between those that had a gap. */
export function phraseOf(words: readonly AddressToken[]): string {
  return words.map((token, index) => (index > 0 && token.spaced ? ' ' : '') + token.content).join('')
}
