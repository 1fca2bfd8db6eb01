import { buffer } from 'node:stream/consumers'
import { type LocalSandbox, startSandbox } from '../../src/index.ts'
import { letters } from '../support/letters.ts'
import { tempFolder } from '../support/temp-store.ts'

/** A server as its users have it: IMAP with STARTTLS, with implicit TLS and on a Unix socket, and mail in the inbox `shop`. */
export interface ImapStage extends AsyncDisposable {
  readonly port: number
  readonly tlsPort: number
  readonly socket: string
  /** A folder for the client's own files. */
  readonly folder: string
  /** The messages that were put in, as octets, in order. */
  readonly mail: readonly Buffer[]
  readonly client: LocalSandbox['client']
  /** What it presents for TLS, PEM. */
  readonly certificate: string
  /** What the inbox holds now, in the order it came. */
  messages(): Promise<readonly Stored[]>
  /** Where it stands: mailboxes by subject. */
  mailboxes(): Promise<ReadonlyMap<string, string>>
}

export interface Stored {
  readonly id: string
  readonly subject: string
  readonly seen: boolean
  readonly flagged: boolean
  readonly octets: Buffer
}

/** @param count how many messages; every tenth is a large one */
export async function imapStage(count: number): Promise<ImapStage> {
  const folder = tempFolder()
  const socket = `${folder}/imap.sock`
  const sandbox = await startSandbox({
    inboxes: 'shop:secret',
    tls: 'self-signed',
    imapListen: `127.0.0.1:0,unix:${socket}`,
  })
  const { client } = sandbox
  const mail = letters(count)
  for (const octets of mail) await client.sendRaw('shop', octets)
  const secure = sandbox.listeners.find(({ protocol }) => protocol === 'imaps')
  return {
    port: sandbox.imap.port,
    tlsPort: Number(secure?.address.split(':').at(-1)),
    socket,
    folder,
    mail,
    client,
    certificate: sandbox.certificate ?? '',
    messages: () => storedIn(client),
    mailboxes: async () =>
      new Map(await Promise.all((await storedIn(client)).map((one) => placeOf(client, one)))),
    [Symbol.asyncDispose]: () => sandbox.close(),
  }
}

async function storedIn(client: LocalSandbox['client']): Promise<readonly Stored[]> {
  const all: Stored[] = []
  for (let after = 0; ; ) {
    const { messages } = await client.list({ inbox: 'shop', limit: 500, order: 'asc', after })
    for (const { id, seq, subject, seen, flagged } of messages) {
      all.push({ id, subject, seen, flagged, octets: await buffer(await client.raw(id)) })
      after = seq
    }
    if (messages.length < 500) return all
  }
}

async function placeOf(
  client: LocalSandbox['client'],
  { id, subject }: Stored,
): Promise<readonly [subject: string, mailbox: string]> {
  const { mailbox } = await client.get(id)
  return [subject, mailbox]
}
