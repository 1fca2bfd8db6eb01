import type { GrammarError } from '../grammar/grammar-error.ts'
import { NOTIFY_EVENTS } from '../grammar/notify.ts'
import { SEARCH_CHARSETS } from '../grammar/search-program.ts'
import type { Wire } from './strings.ts'

/** What stands in the brackets of the answer to a command that can't be read, with what would have been right. */
export function formatGrammarCode({ code }: GrammarError): Wire {
  if (code === 'BADCHARSET') return `BADCHARSET (${SEARCH_CHARSETS.join(' ')})`
  if (code === 'BADEVENT') return `BADEVENT (${NOTIFY_EVENTS.join(' ')})`
  return code
}
