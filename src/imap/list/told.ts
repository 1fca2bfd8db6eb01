import type { Inside } from '../command.ts'
import { formatListing } from '../format/listing.ts'
import type { Wire } from '../format/strings.ts'
import { listAttributes } from './attributes.ts'
import type { KnownNames } from './known-names.ts'

/** What is told besides. Names are the store's. */
export interface Besides {
  /** What it was called before, or how the client wrote it. */
  readonly oldName?: string | undefined
  /** Whether `\Subscribed` is told. */
  readonly subscribed: boolean
}

/**
 * LIST of one name that the client did not ask to list; the name need not be known (RFC 9051 §6.3.2, RFC 5465 §5.4).
 * @param names all that an inbox knows, subscribed ones among them where that is told
 */
export function formatToldName(
  talk: Inside,
  names: KnownNames,
  { name, oldName, subscribed }: Besides & { readonly name: string },
): Wire {
  const known = names.all.find((one) => one.name === name)
  const [from, to] = names.below(name)
  const children = names.all.slice(from, to).some(({ mailbox }) => mailbox !== undefined)
  const listed = {
    name,
    mailbox: known?.mailbox,
    subscribed: known?.subscribed ?? false,
    wanted: true,
    children,
    wantedBelow: false,
  }
  return formatListing({
    verb: 'LIST',
    attributes: listAttributes(talk, listed, { extended: true, subscribed }),
    separator: talk.settings.separator,
    name: talk.wireName(name),
    ...(oldName === undefined ? {} : { extended: ['OLDNAME', talk.wireName(oldName)] as const }),
  })
}
