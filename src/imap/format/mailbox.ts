import { encodeUtf7 } from '../utf7.ts'
import { formatAstring, inUtf8, type Wire } from './strings.ts'

/** mailbox: its name in Unicode as modified UTF-7, or as UTF-8 where the session has that (RFC 9051 §5.1). */
export function formatMailbox(name: string, utf8: boolean): Wire {
  return formatAstring(utf8 ? inUtf8(name) : encodeUtf7(name), utf8)
}
