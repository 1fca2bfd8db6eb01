import { type Log, silentLog } from '../../src/lib/log.ts'
import { createPop3Server, type Pop3Server } from '../../src/pop3/server.ts'
import type { Pop3Settings } from '../../src/pop3/settings.ts'
import { Desk } from '../support/desk.ts'
import { LineClient } from '../support/smtp-client.ts'
import { ArrayDrop } from './array-drop.ts'

export interface Pop3Bench extends AsyncDisposable {
  readonly drop: ArrayDrop
  readonly desk: Desk
  readonly server: Pop3Server
  readonly port: number
  /** A client that has read the greeting. */
  client(): Promise<LineClient>
  /** One that has logged in. */
  inside(user?: string): Promise<LineClient>
}

export type BenchSettings = Partial<Pop3Settings> & {
  /** Raw messages of the inbox `shop`. */
  readonly mail?: readonly string[]
  readonly passwords?: Readonly<Record<string, string>>
  readonly parts?: Partial<Parameters<typeof createPop3Server>[0]>
}

/** A server on a free loopback port over messages in arrays. */
export async function startPop3(given: BenchSettings = {}, log: Log = silentLog): Promise<Pop3Bench> {
  const { mail = [], passwords = { known: 'secret' }, parts, ...settings } = given
  const drop = new ArrayDrop()
  for (const raw of mail) drop.add(Buffer.from(raw))
  const desk = new Desk(passwords)
  const server = createPop3Server({
    store: drop.store,
    logins: desk,
    sessions: desk,
    log,
    settings: {
      hostname: 'sandpost.test',
      version: '9.9.9',
      onRetrieve: 'keep',
      lock: 'exclusive',
      loginDelayMs: 0,
      maxAge: null,
      ...settings,
    },
    ...parts,
  })
  const address = await server.listen(
    { kind: 'tcp', host: '127.0.0.1', port: 0 },
    { tls: settings.tls === undefined ? 'off' : 'starttls' },
  )
  if (address.kind !== 'tcp') throw new TypeError('not a port')
  const client = () => LineClient.greeted(address.port)
  return {
    drop,
    desk,
    server,
    port: address.port,
    client,
    async inside(user = 'shop') {
      const connected = await client()
      connected.send(`USER ${user}\r\nPASS any\r\n`)
      await connected.line()
      const welcome = await connected.line()
      if (!welcome.startsWith('+OK')) throw new Error(welcome)
      return connected
    },
    [Symbol.asyncDispose]: () => server.close({ graceMs: 0 }),
  }
}
