import { first } from './0001-first.ts'
import { downloads } from './0002-downloads.ts'
import { mailboxes } from './0003-mailboxes.ts'
import { inboxes } from './0004-inboxes.ts'
import { routing } from './0005-routing.ts'

/** SQL of every step, in order: the first makes schema 1, the second schema 2. Never change one that was released. */
export const MIGRATIONS: readonly string[] = [first, downloads, mailboxes, inboxes, routing]
