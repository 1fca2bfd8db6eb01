import { once } from 'node:events'
import { Socket } from 'node:net'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { type ListenAddress, listenText } from '../config/readers/listen.ts'
import { CommandFailure } from './exit.ts'

/** Where and as whom mail is handed in. */
export interface Submission {
  readonly server: ListenAddress
  readonly login?: { readonly user: string; readonly password: string }
  /** The certificate is not checked: a sandbox's is usually its own. */
  readonly starttls?: boolean
}

export interface Mail {
  /** Empty: the null sender (RFC 5321 §4.5.5). */
  readonly from: string
  readonly to: readonly string[]
  /** Line ends become CRLF on the wire. */
  readonly raw: Uint8Array
}

/** Mail that the server did not take; `code` is its SMTP reply, `undefined` when there was none. */
export class NotSubmitted extends CommandFailure {
  readonly code: number | undefined

  constructor(message: string, code: number | undefined, cause: unknown) {
    super(message, undefined, { cause })
    this.name = 'NotSubmitted'
    this.code = code
  }
}

/** Hands `mail` to an SMTP server. @returns its last reply @throws NotSubmitted */
export async function submit(mail: Mail, { server, login, starttls = false }: Submission): Promise<string> {
  const where = listenText(server)
  const connection = new SMTPConnection({
    ...(server.kind === 'tcp'
      ? { host: server.host, port: server.port }
      : { connection: await open(server.path) }),
    ignoreTLS: !starttls,
    requireTLS: starttls,
    tls: { rejectUnauthorized: false },
    connectionTimeout: 10_000,
  })
  try {
    return await session(connection, mail, login)
  } catch (error) {
    throw explained(error, where)
  } finally {
    connection.close()
  }
}

async function open(path: string): Promise<Socket> {
  const socket = new Socket()
  socket.connect({ path })
  try {
    await once(socket, 'connect')
  } catch (error) {
    throw explained(error, `unix:${path}`)
  }
  return socket
}

function session(connection: SMTPConnection, mail: Mail, login: Submission['login']): Promise<string> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject)
    const send = () => {
      const envelope = {
        from: mail.from === '' ? (false as const) : mail.from,
        to: [...mail.to],
        use8BitMime: true,
      }
      connection.send(envelope, Buffer.from(mail.raw), (error, info) => {
        if (error) return reject(error)
        connection.quit()
        resolve(info?.response ?? '')
      })
    }
    connection.connect((error) => {
      if (error) return reject(error)
      if (login === undefined) return send()
      const { user, password } = login
      connection.login({ user, pass: password, credentials: { user, pass: password } }, (refused) =>
        refused ? reject(refused) : send(),
      )
    })
  })
}

function explained(error: unknown, where: string): NotSubmitted {
  const facts: { readonly code?: unknown; readonly responseCode?: unknown; readonly message?: unknown } =
    typeof error === 'object' && error !== null ? error : {}
  const reply = typeof facts.responseCode === 'number' ? facts.responseCode : undefined
  const text = String(facts.message ?? error)
  if (reply !== undefined) return new NotSubmitted(`${where} refused the mail: ${text}`, reply, error)
  const unreachable = ['ESOCKET', 'ECONNECTION', 'ETIMEDOUT', 'EDNS', 'ECONNREFUSED', 'ENOENT', 'EACCES']
  return unreachable.includes(String(facts.code))
    ? new NotSubmitted(`cannot reach ${where}: is sandpost running? (${text})`, undefined, error)
    : new NotSubmitted(`${where} did not take the mail: ${text}`, undefined, error)
}
