import type { Logins, Opened, Proof } from '../../src/domain/login.ts'
import { DomainError } from '../../src/domain/trouble.ts'
import { type Log, silentLog } from '../../src/lib/log.ts'
import { createPop3Server, type Pop3Server } from '../../src/pop3/server.ts'
import type { Pop3Settings } from '../../src/pop3/settings.ts'
import { SessionDesk } from '../support/session-desk.ts'
import { LineClient } from '../support/smtp-client.ts'
import { ArrayDrop } from './array-drop.ts'

/** Sessions and logins of a test. Inboxes with a password here are declared; any other opens with anything. */
export class Desk extends SessionDesk implements Logins {
  passwords: Readonly<Record<string, string>>

  constructor(passwords: Readonly<Record<string, string>>) {
    super()
    this.passwords = passwords
  }

  async login(name: string, proof: Proof): Promise<Opened> {
    const password = Object.hasOwn(this.passwords, name) ? this.passwords[name] : undefined
    const given =
      proof.kind === 'password' ? proof.password : proof.kind === 'token' ? proof.token : undefined
    const fits =
      proof.kind === 'response' || proof.kind === 'mutual'
        ? proof.fits(password ?? ' nobody ')
        : given === password
    const open = password === undefined ? proof.kind !== 'mutual' : fits
    if (!open) throw new DomainError('wrong-credentials', 'User name or password is wrong.')
    return { inbox: name, guarded: password !== undefined }
  }

  knowsPasswords(): boolean {
    return Object.keys(this.passwords).length > 0
  }
}

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
  const client = async (): Promise<LineClient> => {
    const connected = await LineClient.connect({ host: '127.0.0.1', port: address.port })
    await connected.line()
    return connected
  }
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
