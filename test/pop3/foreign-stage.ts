import { startSandbox } from '../../src/index.ts'
import { letters } from '../support/letters.ts'
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
  const mail = letters(count)
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
