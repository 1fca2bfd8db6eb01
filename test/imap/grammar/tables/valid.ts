import type { Row } from '../readers.ts'
import { APPENDING, LISTING, MAILBOXES, SELECTING } from './mailboxes.ts'
import { FETCHING, STORING } from './messages.ts'
import { SEARCHING, SORTING } from './searches.ts'
import { METADATA, NOTIFY, QUOTA_AND_RIGHTS, SESSION } from './session.ts'

/** Commands that mean something, by what they are about. */
export const VALID: Readonly<Record<string, readonly Row[]>> = {
  'of the session': SESSION,
  'of quota and rights': QUOTA_AND_RIGHTS,
  'of metadata': METADATA,
  NOTIFY,
  'SELECT and EXAMINE': SELECTING,
  'of mailboxes': MAILBOXES,
  'LIST and LSUB': LISTING,
  'APPEND and REPLACE': APPENDING,
  FETCH: FETCHING,
  'STORE, COPY and EXPUNGE': STORING,
  SEARCH: SEARCHING,
  'SORT and THREAD': SORTING,
}
