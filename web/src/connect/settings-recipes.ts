import { forShell, hostInUrl, inUrl } from './quoting.ts'
import { lines, type Recipe, sending } from './recipe.ts'

/** What is not of one language: environment variables and URLs. */
export const SETTINGS: readonly Recipe[] = [
  sending({
    id: 'env',
    name: 'SMTP_HOST, SMTP_PORT',
    group: 'settings',
    file: '.env',
    write: ({ smtp, user, password }) =>
      lines(
        `SMTP_HOST=${smtp.host}`,
        `SMTP_PORT=${smtp.port}`,
        user !== null && `SMTP_USER=${forShell(user)}`,
        user !== null && `SMTP_PASSWORD=${forShell(password)}`,
      ),
  }),
  sending({
    id: 'url',
    name: 'SMTP_URL',
    group: 'settings',
    file: '.env',
    write: ({ smtp, user, password, implicit }) => {
      const login = user === null ? '' : `${inUrl(user)}:${inUrl(password)}@`
      return `SMTP_URL=${implicit ? 'smtps' : 'smtp'}://${login}${hostInUrl(smtp.host)}:${smtp.port}`
    },
  }),
]
