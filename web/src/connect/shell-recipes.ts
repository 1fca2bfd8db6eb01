import { forShell, hostInUrl } from './quoting.ts'
import { lines, type Recipe, type Sender, sending } from './recipe.ts'

export const SHELL: readonly Recipe[] = [
  sending({
    id: 'swaks',
    name: 'swaks',
    group: 'shell',
    write: ({ smtp, user, password, implicit }) =>
      command(
        `swaks --server ${hostInUrl(smtp.host)}:${smtp.port} --to you@example.test`,
        implicit && '--tls-on-connect',
        user !== null && `--auth-user ${forShell(user)} --auth-password ${forShell(password)}`,
      ),
  }),
  sending({
    id: 'curl',
    name: 'curl',
    group: 'shell',
    write: ({ smtp, user, password, implicit }) =>
      lines(
        "printf 'From: app@example.test\\r\\nTo: you@example.test\\r\\nSubject: Hello\\r\\n\\r\\nIt works.\\r\\n' |",
        command(
          `  curl ${implicit ? 'smtps' : 'smtp'}://${hostInUrl(smtp.host)}:${smtp.port} --upload-file -`,
          '--mail-from app@example.test --mail-rcpt you@example.test',
          user !== null && `--user ${forShell(`${user}:${password}`)}`,
          implicit && '--insecure',
        ),
      ),
  }),
  sending({ id: 'msmtp', name: 'msmtp', group: 'shell', file: '~/.msmtprc', write: msmtp }),
]

function msmtp({ smtp, user, password, implicit }: Sender): string {
  return lines(
    'account sandpost',
    `host ${smtp.host}`,
    `port ${smtp.port}`,
    'from app@example.test',
    user === null ? 'auth off' : 'auth plain',
    user !== null && `user ${inMsmtp(user)}`,
    user !== null && `password ${inMsmtp(password)}`,
    implicit ? 'tls on' : 'tls off',
    implicit && 'tls_starttls off',
    implicit && 'tls_certcheck off',
    'account default : sandpost',
  )
}

/** All of the line up to its end; quotes around it are taken off, and nothing inside means anything. */
function inMsmtp(text: string): string {
  return /^\s|\s$|^".*"$/.test(text) ? `"${text}"` : text
}

/** One command over several lines. */
function command(...parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false).join(' \\\n  ')
}
