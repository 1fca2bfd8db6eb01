import type { Words } from '../language.ts'
import { common } from './common.ts'
import { compare } from './compare.ts'
import { fields } from './fields.ts'
import { list } from './list.ts'
import { message } from './message.ts'
import { page } from './page.ts'
import { session } from './session.ts'
import { sidebar } from './sidebar.ts'

export const ja: Words = { common, compare, fields, list, message, page, session, sidebar }
