import { canonicalMailbox } from '../domain/mailbox.ts'
import type { Inside } from './command.ts'
import { formatListing } from './format/listing.ts'

/**
 * Tells a client of IMAP4rev2 that a mailbox is not called as the client wrote, but the same in NFC (RFC 9051 §6.3.9.7).
 * @param name the store's
 * @param old what the client wrote; `undefined` when that is no other name. `gone`: there is no such mailbox any more
 */
export function tellOldName(
  talk: Inside,
  name: string,
  { written, gone = false }: { readonly written: string | undefined; readonly gone?: boolean },
): void {
  if (written === undefined || !talk.enabled.rev2) return
  talk.out.untagged(
    formatListing({
      verb: 'LIST',
      attributes: gone ? ['\\NonExistent'] : [],
      separator: talk.settings.separator,
      name: talk.wireName(canonicalMailbox(name)),
      extended: ['OLDNAME', talk.wireName(talk.storeName(written))],
    }),
  )
}
