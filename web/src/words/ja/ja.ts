import type { Words } from '../language.ts'
import { common } from './common.ts'
import { inboxes } from './inboxes.ts'
import { list } from './list.ts'
import { message } from './message.ts'
import { page } from './page.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'
import { sidebar } from './sidebar.ts'

export const ja: Words = { common, inboxes, list, message, page, session, settings, sidebar }
