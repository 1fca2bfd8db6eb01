import { startSandbox } from '../../src/index.ts'
import { tempFolder } from '../support/temp-store.ts'

/** A server as its users have it: POP3 with STLS, with implicit TLS and on a Unix socket, and mail in the inbox `shop`. */
export interface PopStage extends AsyncDisposable {
  readonly port: number
  readonly tlsPort: number
  readonly socket: string
  /** A folder for the client's own files. */
  readonly folder: string
  /** The messages that were put in, as octets, in order. */
  readonly mail: readonly Buffer[]
  /** Subjects of what the inbox holds now. */
  subjects(): Promise<readonly string[]>
}

/** @param count how many messages; every tenth is a large one */
export async function popStage(count: number): Promise<PopStage> {
  const folder = tempFolder()
  const socket = `${folder}/pop3.sock`
  const sandbox = await startSandbox({
    inboxes: 'shop:secret',
    tls: 'self-signed',
    pop3Listen: `127.0.0.1:0,unix:${socket}`,
  })
  const mail = Array.from({ length: count }, (_, at) => letter(at))
  for (const octets of mail) await sandbox.client.sendRaw('shop', octets)
  const secure = sandbox.listeners.find(({ protocol }) => protocol === 'pop3s')
  return {
    port: sandbox.pop3.port,
    tlsPort: Number(secure?.address.split(':').at(-1)),
    socket,
    folder,
    mail,
    async subjects() {
      const { messages } = await sandbox.client.list({ inbox: 'shop', limit: 200 })
      return messages.map(({ subject }) => subject).reverse()
    },
    [Symbol.asyncDispose]: () => sandbox.close(),
  }
}

/** What breaks careless readers: dots at the beginning of lines, a line that is only a dot, 8-bit text, long lines. */
function letter(at: number): Buffer {
  const lines = [
    'From: app@example.test',
    'To: shop@example.test',
    `Subject: number ${at}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    '.a dot first, é',
    '.',
    '..',
    '',
    'From the beginning',
    'x'.repeat(900),
    ...(at % 10 === 9 ? Array.from({ length: 1_000 }, (_, line) => `line ${line} of a large message`) : []),
    `the end of number ${at}`,
    '',
  ]
  return Buffer.from(lines.join('\r\n'))
}

/** As clients store it that write lines as Unix does. */
export function unixLines(octets: Buffer): string {
  return octets.toString('latin1').replaceAll('\r\n', '\n')
}
