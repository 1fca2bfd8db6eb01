import type { ServerInfo } from '../api/types.ts'
import { words } from '../words/words.ts'

export interface Sample {
  readonly name: string
  readonly code: string
}

interface Asked {
  /** The host under which the page was opened. */
  readonly page: string
  /** The inbox the mail should come to; `null` for any. */
  readonly inbox: string | null
}

/** Ways to send a mail to this server, ready to be pasted. None when it takes no SMTP over TCP. */
export function firstMail(listeners: ServerInfo['listeners'], { page, inbox }: Asked): readonly Sample[] {
  const smtp = listeners.find(({ protocol, address }) => protocol === 'smtp' && !address.startsWith('unix:'))
  if (smtp === undefined) return []
  const { host, port } = endpoint(smtp.address, page)
  // A name with anything but these characters would need quoting that differs from shell to shell.
  const user = inbox !== null && inbox !== 'default' && /^[\w.@+-]+$/.test(inbox) ? inbox : null
  return [
    { name: words.page.appSettings, code: settings(host, port, user) },
    { name: 'swaks', code: swaks(host.includes(':') ? `[${host}]` : host, port, user) },
    { name: 'Nodemailer', code: nodemailer(host, port, user) },
  ]
}

function settings(host: string, port: string, user: string | null): string {
  return `SMTP_HOST=${host}\nSMTP_PORT=${port}${user === null ? '' : `\nSMTP_USER=${user}\nSMTP_PASSWORD=anything`}`
}

function swaks(host: string, port: string, user: string | null): string {
  const login = user === null ? '' : ` \\\n  --auth-user ${user} --auth-password anything`
  return `swaks --server ${host}:${port} --to you@example.test${login}`
}

function nodemailer(host: string, port: string, user: string | null): string {
  const auth = user === null ? '' : `, auth: { user: '${user}', pass: 'anything' }`
  return [
    "import nodemailer from 'nodemailer'",
    '',
    `const mailer = nodemailer.createTransport({ host: '${host}', port: ${port}${auth} })`,
    "await mailer.sendMail({ from: 'app@example.test', to: 'you@example.test', subject: 'Hello', text: 'It works.' })",
  ].join('\n')
}

/** Host and port of a listener's address; one that listens everywhere is reached where the page is. */
export function endpoint(address: string, page: string): { readonly host: string; readonly port: string } {
  const colon = address.lastIndexOf(':')
  const host = address.slice(0, colon).replace(/^\[|\]$/g, '')
  const everywhere = host === '0.0.0.0' || host === '::'
  return { host: everywhere ? page.replace(/^\[|\]$/g, '') : host, port: address.slice(colon + 1) }
}
