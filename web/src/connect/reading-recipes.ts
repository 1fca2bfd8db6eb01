import type { Account } from './account.ts'
import type { Door } from './doors.ts'
import { forShell, hostInUrl, inUrl } from './quoting.ts'
import { lines, type Recipe } from './recipe.ts'

interface Reader {
  readonly imap: Door | undefined
  readonly pop3: Door | undefined
  readonly user: string
  readonly password: string
}

type Readers = Omit<Recipe, 'group' | 'write'> & { readonly write: (reader: Reader) => string | undefined }

/** How the mail of an inbox is read. Without a login it came to `default`, which any password opens. */
function reading({ write, ...about }: Readers): Recipe {
  return {
    ...about,
    group: 'read',
    write: ({ imap, pop3, user, password }: Account) =>
      write({ imap, pop3, user: user ?? 'default', password }),
  }
}

export const READING: readonly Recipe[] = [
  reading({ id: 'thunderbird', name: 'Thunderbird', write: byHand }),
  reading({ id: 'apple-mail', name: 'Apple Mail', write: byHand }),
  reading({
    id: 'mutt',
    name: 'mutt',
    file: '~/.muttrc',
    write: ({ imap, user, password }) => {
      if (imap === undefined) return undefined
      const scheme = imap.tls === 'implicit' ? 'imaps' : 'imap'
      return lines(
        `set folder="${scheme}://${inUrl(user)}@${hostInUrl(imap.host)}:${imap.port}/"`,
        'set spoolfile="+INBOX"',
        `set imap_pass=${forMutt(password)}`,
        imap.tls === 'off' && 'set ssl_starttls=no ssl_force_tls=no',
      )
    },
  }),
  reading({
    id: 'curl-imap',
    name: 'curl',
    write: ({ imap, user, password }) => {
      if (imap === undefined) return undefined
      const scheme = imap.tls === 'implicit' ? 'imaps' : 'imap'
      const insecure = imap.tls === 'implicit' ? ' --insecure' : ''
      return `curl '${scheme}://${hostInUrl(imap.host)}:${imap.port}/INBOX;MAILINDEX=1' --user ${forShell(`${user}:${password}`)}${insecure}`
    },
  }),
]

/** What the forms of a mail program ask for, as they call it. */
function byHand({ imap, pop3, user, password }: Reader): string | undefined {
  if (imap === undefined && pop3 === undefined) return undefined
  const security = ({ tls }: Door) => ({ off: 'None', starttls: 'STARTTLS', implicit: 'SSL/TLS' })[tls]
  const server = (name: string, door: Door | undefined) =>
    door && `${name}: ${door.host}, port ${door.port}, connection security: ${security(door)}`
  return lines(
    server('IMAP', imap),
    server('POP3', pop3),
    `User name: ${user}`,
    `Password: ${password}`,
    'Authentication: normal password',
  )
}

function forMutt(text: string): string {
  return `"${text.replace(/[\\"$`]/g, '\\$&')}"`
}
