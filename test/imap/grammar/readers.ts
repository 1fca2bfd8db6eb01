import { readAcl, readSetAcl } from '../../../src/imap/grammar/acl.ts'
import { readAppend, readReplace } from '../../../src/imap/grammar/append.ts'
import { readCommandName, readTag } from '../../../src/imap/grammar/command-name.ts'
import { readCopy, readExpunge } from '../../../src/imap/grammar/copy.ts'
import { Cursor, type Dialect, type Parse } from '../../../src/imap/grammar/cursor.ts'
import { readFetch } from '../../../src/imap/grammar/fetch.ts'
import type { Fragment } from '../../../src/imap/grammar/fragment.ts'
import { GrammarError } from '../../../src/imap/grammar/grammar-error.ts'
import { readListing, readLsub } from '../../../src/imap/grammar/list.ts'
import { readAuthenticate, readLogin } from '../../../src/imap/grammar/login.ts'
import {
  readCreate,
  readDelete,
  readOneMailbox,
  readRename,
} from '../../../src/imap/grammar/mailbox-commands.ts'
import { readGetMetadata, readSetMetadata } from '../../../src/imap/grammar/metadata.ts'
import { readNothing } from '../../../src/imap/grammar/nothing.ts'
import { readNotify } from '../../../src/imap/grammar/notify.ts'
import { readGetQuota, readSetQuota } from '../../../src/imap/grammar/quota.ts'
import { readSearch } from '../../../src/imap/grammar/search.ts'
import { readSelect } from '../../../src/imap/grammar/select.ts'
import {
  readCancelUpdate,
  readCompress,
  readEnable,
  readId,
} from '../../../src/imap/grammar/session-commands.ts'
import { readSort, readThread } from '../../../src/imap/grammar/sort.ts'
import { readStatus } from '../../../src/imap/grammar/status.ts'
import { readStore } from '../../../src/imap/grammar/store.ts'
import { collect, SIZES } from '../collector.ts'

/** A client's words, as latin1, and what they mean. */
export type Row = readonly [said: string, means: unknown]

export const REV1: Dialect = { rev2: false, utf8Accept: false }
export const REV2: Dialect = { rev2: true, utf8Accept: false }
export const UTF8: Dialect = { rev2: false, utf8Accept: true }

const READERS: Readonly<Record<string, Parse<unknown>>> = {
  APPEND: readAppend,
  AUTHENTICATE: readAuthenticate,
  CANCELUPDATE: readCancelUpdate,
  CAPABILITY: readNothing,
  COMPRESS: readCompress,
  COPY: readCopy,
  CREATE: readCreate,
  DELETE: readDelete,
  DELETEACL: readAcl,
  ENABLE: readEnable,
  EXAMINE: readSelect,
  EXPUNGE: readExpunge,
  FETCH: readFetch,
  GETACL: readOneMailbox,
  GETMETADATA: readGetMetadata,
  GETQUOTA: readGetQuota,
  GETQUOTAROOT: readOneMailbox,
  ID: readId,
  LIST: readListing,
  LISTRIGHTS: readAcl,
  LOGIN: readLogin,
  LSUB: readLsub,
  MOVE: readCopy,
  MYRIGHTS: readOneMailbox,
  NOOP: readNothing,
  NOTIFY: readNotify,
  RENAME: readRename,
  REPLACE: readReplace,
  SEARCH: readSearch,
  SELECT: readSelect,
  SETACL: readSetAcl,
  SETMETADATA: readSetMetadata,
  SETQUOTA: readSetQuota,
  SORT: readSort,
  STATUS: readStatus,
  STORE: readStore,
  SUBSCRIBE: readOneMailbox,
  THREAD: readThread,
  UNSUBSCRIBE: readOneMailbox,
}

/** What the arguments of a command mean. @throws GrammarError */
export function readCommand(fragments: readonly Fragment[], dialect: Dialect): unknown {
  const cursor = new Cursor(fragments, dialect)
  readTag(cursor)
  const { name, uid } = readCommandName(cursor)
  const read = Object.hasOwn(READERS, name) ? READERS[name] : undefined
  if (read === undefined) throw new GrammarError('There is no such command')
  return read(cursor, uid)
}

/** What a whole command means, or the error that says why it means nothing. */
export function meaningOf(said: string, dialect: Dialect = REV1, size: number = SIZES[0]): unknown {
  const [fragments] = collect(Buffer.from(`a1 ${said}\r\n`, 'latin1'), size)
  if (fragments === undefined) throw new Error(`No whole command: ${said.slice(0, 100)}`)
  try {
    return readCommand(fragments, dialect)
  } catch (error) {
    if (error instanceof GrammarError) return error
    throw error
  }
}
