import { common } from './common.ts'
import { compare } from './compare.ts'
import { fields } from './fields.ts'
import { list } from './list.ts'
import { message } from './message.ts'
import { page } from './page.ts'
import { session } from './session.ts'
import { sidebar } from './sidebar.ts'

/** Every text of the page, by where it stands. */
export const en = { common, compare, fields, list, message, page, session, sidebar }
