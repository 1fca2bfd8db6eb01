import type { ServerInfo } from '../api/types.ts'
import { type Door, doorsOf } from './doors.ts'

/** What a program is told to send to an inbox, or to read it. */
export interface Account {
  readonly smtp: Door | undefined
  readonly pop3: Door | undefined
  readonly imap: Door | undefined
  /** `null`: no login, so the mail comes to the inbox `default`. */
  readonly user: string | null
  readonly password: string
}

interface Asked {
  /** The host under which the page was opened. */
  readonly page: string
  /** `null` for any inbox. */
  readonly inbox: string | null
  readonly password: string
}

/** How this very server is reached for an inbox: without TLS or with STARTTLS where it can be, else by implicit TLS. */
export function accountOf(listeners: ServerInfo['listeners'], { page, inbox, password }: Asked): Account {
  const doors = doorsOf(listeners, page)
  const door = (name: string) =>
    doors.find(({ protocol }) => protocol === name) ?? doors.find(({ protocol }) => protocol === `${name}s`)
  return {
    smtp: door('smtp'),
    pop3: door('pop3'),
    imap: door('imap'),
    user: inbox === 'default' ? null : inbox,
    password,
  }
}
