import { checks } from './checks.ts'
import { compare } from './compare.ts'
import { connect } from './connect.ts'
import { inboxes } from './inboxes.ts'
import { list } from './list.ts'
import { message } from './message.ts'
import { page } from './page.ts'
import { palette } from './palette.ts'
import { phrases } from './phrases.ts'
import { search } from './search.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'
import { sidebar } from './sidebar.ts'

/** Every text of the page, by where it stands. */
export const en = {
  checks,
  compare,
  connect,
  inboxes,
  list,
  message,
  page,
  palette,
  phrases,
  search,
  session,
  settings,
  sidebar,
}
