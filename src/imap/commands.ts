import type { Command } from './command.ts'
import { deleteAcl, getAcl, listRights, myRights, setAcl } from './commands/acl.ts'
import { append } from './commands/append.ts'
import { authenticate } from './commands/authenticate.ts'
import { cancelUpdate } from './commands/cancel-update.ts'
import { capability } from './commands/capability.ts'
import { close, unselect } from './commands/close.ts'
import { compress } from './commands/compress.ts'
import { copy, move } from './commands/copy.ts'
import { create } from './commands/create.ts'
import { deleteMailbox } from './commands/delete.ts'
import { enable } from './commands/enable.ts'
import { expunge } from './commands/expunge.ts'
import { fetch } from './commands/fetch.ts'
import { id } from './commands/id.ts'
import { idle } from './commands/idle.ts'
import { list } from './commands/list.ts'
import { login } from './commands/login.ts'
import { logout } from './commands/logout.ts'
import { lsub } from './commands/lsub.ts'
import { getMetadata, setMetadata } from './commands/metadata.ts'
import { namespace } from './commands/namespace.ts'
import { check, noop } from './commands/noop.ts'
import { notify } from './commands/notify.ts'
import { getQuota, getQuotaRoot, setQuota } from './commands/quota.ts'
import { rename } from './commands/rename.ts'
import { replace } from './commands/replace.ts'
import { search } from './commands/search.ts'
import { examine, select } from './commands/select.ts'
import { sort } from './commands/sort.ts'
import { starttls } from './commands/starttls.ts'
import { status } from './commands/status.ts'
import { store } from './commands/store.ts'
import { subscribe, unsubscribe } from './commands/subscribe.ts'
import { thread } from './commands/thread.ts'
import { unauthenticate } from './commands/unauthenticate.ts'

/** Every command. What CAPABILITY lists comes in this order. */
export const COMMANDS: readonly Command[] = [
  // any state
  capability,
  noop,
  logout,
  id,
  // before login
  starttls,
  authenticate,
  login,
  // after it
  enable,
  select,
  examine,
  idle,
  notify,
  compress,
  unauthenticate,
  // mailboxes
  namespace,
  list,
  lsub,
  create,
  deleteMailbox,
  rename,
  subscribe,
  unsubscribe,
  status,
  append,
  // what is kept about them
  getMetadata,
  setMetadata,
  myRights,
  getAcl,
  listRights,
  setAcl,
  deleteAcl,
  getQuota,
  getQuotaRoot,
  setQuota,
  // with a mailbox selected
  check,
  close,
  unselect,
  fetch,
  store,
  expunge,
  copy,
  move,
  replace,
  search,
  sort,
  thread,
  cancelUpdate,
]

const BY_VERB: ReadonlyMap<string, Command> = new Map(COMMANDS.map((row) => [row.verb, row]))

/** The row of a verb in upper case, without UID. */
export function commandNamed(verb: string): Command | undefined {
  return BY_VERB.get(verb)
}
