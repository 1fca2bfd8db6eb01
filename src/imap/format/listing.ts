import { formatFlags } from './flags.ts'
import { formatString, type Wire } from './strings.ts'

/** LIST or LSUB (RFC 9051 §7.3.1, RFC 3501 §7.2.3). */
export interface ListingResponse {
  readonly verb: 'LIST' | 'LSUB'
  readonly attributes: readonly Wire[]
  readonly separator: string
  /** As an astring already. */
  readonly name: Wire
  /** Extended data: `CHILDINFO`, `OLDNAME`, with what stands in its parentheses. */
  readonly extended?: readonly [tag: Wire, value: Wire]
}

export function formatListing({ verb, attributes, separator, name, extended }: ListingResponse): Wire {
  const response = `${verb} ${formatFlags(attributes)} ${formatString(separator, false)} ${name}`
  return extended === undefined ? response : `${response} ("${extended[0]}" (${extended[1]}))`
}
