import { randomUUID } from 'node:crypto'
import { onTestFinished } from 'vitest'
import type { EventFeed } from '../../src/domain/events.ts'
import type { InternalDate, Kept, NewMessage } from '../../src/domain/message.ts'
import { createHub } from '../../src/events/hub.ts'
import { createImapServer, type ImapServer } from '../../src/imap/server.ts'
import type { ImapSettings } from '../../src/imap/settings.ts'
import { type Log, silentLog } from '../../src/lib/log.ts'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { Desk } from '../support/desk.ts'
import { DIGEST_MODULE } from '../support/digest-module.ts'
import { atEndOfFile } from '../support/end-of-file.ts'
import { LineClient } from '../support/smtp-client.ts'
import { keep } from '../support/temp-store.ts'

/** A store that many servers of a test file share, each with inboxes of its own. */
export interface SharedStore {
  readonly store: Store
  readonly feed: EventFeed
}

let shared: Promise<SharedStore> | undefined

/** One store for a test file: to open one takes longer than most tests. */
export function sharedStore(): Promise<SharedStore> {
  shared ??= openUntilEndOfFile()
  return shared
}

async function openUntilEndOfFile(): Promise<SharedStore> {
  const opened = await openShared()
  atEndOfFile(async () => {
    shared = undefined
    await opened.store.close()
  })
  return opened
}

async function openShared(): Promise<SharedStore> {
  const readers: Parameters<EventFeed['subscribe']>[0][] = []
  const store = await openStore({
    place: 'memory:',
    digestModule: DIGEST_MODULE,
    maxMessageSize: 50 * 1024 ** 2,
    publish: (event) => {
      for (const read of readers) read(event)
    },
    log: silentLog,
  })
  const feed = createHub({ eventsSince: (seq, limit) => store.messages.eventsSince(seq, limit) })
  readers.push(feed.publish)
  return { store, feed }
}

/** A message to put into a mailbox before the client comes. */
export interface Mail
  extends Partial<Pick<NewMessage, 'mailbox' | 'flags' | 'keywords' | 'seen' | 'envelope'>> {
  readonly raw: string | Uint8Array
  /** `2026-02-01T10:00:00Z`, or with its zone in minutes. */
  readonly date?: string | InternalDate
}

export type BenchSettings = Partial<Omit<ImapSettings, 'withheld'>> & {
  /** Messages of the user `shop`; a string is the raw message in INBOX. */
  readonly mail?: readonly (string | Mail)[]
  /** Mailboxes of the user `shop`, made before. */
  readonly mailboxes?: readonly string[]
  /** Any other user name opens with any password. */
  readonly passwords?: Readonly<Record<string, string>>
  readonly withheld?: readonly string[]
}

export interface ImapBench extends AsyncDisposable {
  readonly store: Store
  readonly feed: EventFeed
  readonly desk: Desk
  readonly server: ImapServer
  readonly port: number
  /** The store's name of a user's inbox: each bench has its own. */
  inboxOf(user: string): string
  deliver(user: string, mail: string | Mail): Promise<Kept>
  /** A client that has read the greeting. */
  client(): Promise<LineClient>
  /** One that has logged in. */
  inside(user?: string): Promise<LineClient>
}

/** Inboxes of a bench are called by it and the user, so that benches on one store are apart. */
class PrefixedDesk extends Desk {
  readonly #inboxOf: (user: string) => string
  readonly #store: Store

  constructor(passwords: Readonly<Record<string, string>>, store: Store, inboxOf: (user: string) => string) {
    super(passwords)
    this.#store = store
    this.#inboxOf = inboxOf
  }

  override async login(...args: Parameters<Desk['login']>): ReturnType<Desk['login']> {
    const opened = await super.login(...args)
    const inbox = this.#inboxOf(opened.inbox)
    await this.#store.inboxes.ensure(inbox)
    return { ...opened, inbox }
  }
}

/** A server on a free loopback port over the shared store. */
export async function startImap(given: BenchSettings = {}, log: Log = silentLog): Promise<ImapBench> {
  const { mail = [], mailboxes = [], passwords = { known: 'secret' }, withheld = [], ...settings } = given
  const { store, feed } = await sharedStore()
  const prefix = randomUUID().slice(0, 8)
  const inboxOf = (user: string): string => `${prefix}-${user}`
  const desk = new PrefixedDesk(passwords, store, inboxOf)
  const deliver = (user: string, one: string | Mail): Promise<Kept> => {
    const { raw, date, ...rest } = typeof one === 'string' ? { raw: one } : one
    const internalDate = typeof date === 'string' ? { at: Date.parse(date), zone: 0 } : date
    return keep(store, raw, {
      inbox: inboxOf(user),
      ...rest,
      ...(internalDate === undefined ? {} : { internalDate }),
    })
  }
  await store.inboxes.ensure(inboxOf('shop'))
  for (const name of mailboxes) await store.mailboxes.create(inboxOf('shop'), name)
  for (const one of mail) await deliver('shop', one)
  const server = createImapServer({
    store,
    feed,
    logins: desk,
    sessions: desk,
    log,
    settings: {
      hostname: 'sandpost.test',
      version: '9.9.9',
      readState: 'shared',
      separator: '/',
      withheld: new Set(withheld),
      requireTls: false,
      maxMessageSize: 50 * 1024 ** 2,
      ...settings,
    },
  })
  const address = await server.listen(
    { kind: 'tcp', host: '127.0.0.1', port: 0 },
    { tls: settings.tls === undefined ? 'off' : 'starttls' },
  )
  if (address.kind !== 'tcp') throw new TypeError('not a port')
  const client = () => LineClient.greeted(address.port)
  const close = (): Promise<void> => server.close({ graceMs: 0 })
  onTestFinished(close)
  return {
    store,
    feed,
    desk,
    server,
    port: address.port,
    inboxOf,
    deliver,
    client,
    async inside(user = 'shop') {
      const connected = await client()
      connected.send(`in LOGIN ${user} any\r\n`)
      const welcome = await connected.line()
      if (!welcome.startsWith('in OK')) throw new Error(welcome)
      return connected
    },
    [Symbol.asyncDispose]: close,
  }
}
