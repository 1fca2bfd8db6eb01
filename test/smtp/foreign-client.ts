import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { certificates } from '../support/certificates.ts'
import { type SmtpBench, startSmtp } from './sink.ts'

/** A server as a newcomer has it: plain with STARTTLS, implicit TLS, and a Unix socket for SMTP and for LMTP. */
export interface Stage extends AsyncDisposable {
  readonly smtp: SmtpBench
  readonly port: number
  readonly tlsPort: number
  readonly socket: string
  readonly lmtpSocket: string
  /** A folder for the client's own files. */
  readonly folder: string
}

export async function stage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'sandpost-client-'))
  const smtp = await startSmtp({ tls: await certificates() })
  const implicit = await smtp.listen({ kind: 'tcp', host: '127.0.0.1', port: 0 }, { tls: 'implicit' })
  if (implicit.kind !== 'tcp') throw new TypeError('not TCP')
  const socket = join(folder, 'smtp.sock')
  const lmtpSocket = join(folder, 'lmtp.sock')
  await smtp.listen({ kind: 'unix', path: socket }, { tls: 'off' })
  await smtp.listen({ kind: 'unix', path: lmtpSocket }, { tls: 'off', lmtp: true })
  return {
    smtp,
    port: smtp.port,
    tlsPort: implicit.port,
    socket,
    lmtpSocket,
    folder,
    async [Symbol.asyncDispose]() {
      await smtp[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true })
    },
  }
}

/** A small message with what breaks careless senders: a dot at a line's begin, a long line, 8-bit text. */
export const MESSAGE = [
  'From: a@x.test',
  'To: b@x.test',
  'Subject: a foreign client',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  '.a dot first, é',
  'last line',
  '',
].join('\r\n')
