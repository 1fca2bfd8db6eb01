import type { SandpostClient } from '../client/client.ts'
import { accessOf, type Endpoint, endpointOf } from '../client/endpoints.ts'
import { ServerRefusal } from '../client/failure.ts'
import type { Listener } from '../http/contract/server.ts'
import { newId } from '../lib/ids.ts'
import type { Duration } from './duration.ts'
import { type CloseOptions, Inbox } from './inbox.ts'
import { ownName, slug } from './own-name.ts'

/** How inboxes of a sandbox are opened when nothing else is said. */
export interface InboxDefaults {
  /** How long waits last; `4s` when absent: less than most runners give a test, so that the wait can say what was amiss. */
  readonly timeout?: Duration
  /** Whether closing an inbox fails when it got mail that nobody asserted on. */
  readonly strict?: boolean
}

/** How one inbox is opened. */
export interface InboxOptions extends InboxDefaults {
  /** An inbox that others may use too, made when it is not there; absent: one of its own, with a name nobody has. */
  readonly name?: string
  /** The password of an inbox that is there and has one. */
  readonly password?: string
  /** What a name of its own begins with, so that people know it on the page; a test's title, for example. */
  readonly title?: string
  /** Whether an inbox of its own stays on the server when it is closed, for people to look at. */
  readonly keep?: boolean
}

interface SandboxParts extends InboxDefaults {
  readonly client: SandpostClient
  readonly url: string
  readonly listeners: readonly Listener[]
  /** Mail to `anything@NAME.domain` comes to the inbox NAME (`--inbox-domain`). */
  readonly domain: string | undefined
  readonly close: () => Promise<void>
}

const TIMEOUT = '4s'
/** An inbox of a test that was killed goes away by itself. */
const TIME_TO_LIVE = '1h'
/** RFC 5321 §4.5.3.1.1. */
const LONGEST_LOCAL_PART = 64

/** A server to test with, in this process or elsewhere. */
export class MailSandbox implements AsyncDisposable {
  /** The page and REST. */
  readonly url: string
  /** Where mail is taken without a login. */
  readonly smtp: Endpoint
  /** All of the REST interface. */
  readonly client: SandpostClient
  readonly #parts: SandboxParts
  readonly #open = new Set<Inbox>()

  constructor(parts: SandboxParts) {
    this.url = parts.url
    this.client = parts.client
    this.smtp = endpointOf(parts, 'smtp', parts.url)
    this.#parts = parts
  }

  /**
   * Opens an inbox: one of its own, with a generated name and password, or the one that is named. Mail that is there
   * already does not count.
   */
  async inbox(options: string | InboxOptions = {}): Promise<Inbox> {
    const chosen = typeof options === 'string' ? { name: options } : options
    const { name } = chosen
    const login =
      name === undefined ? await this.#makeOwn(chosen) : await this.#openNamed(name, chosen.password)
    const { url, client, domain } = this.#parts
    const access = (protocol: 'smtp' | 'pop3' | 'imap') =>
      accessOf(protocol, endpointOf(this.#parts, protocol, url), login)
    const { cursor } = await client.mark(login.user)
    const inbox: Inbox = new Inbox({
      client,
      name: login.user,
      address: addressOf(login.user, domain),
      smtp: access('smtp'),
      pop3: access('pop3'),
      imap: access('imap'),
      server: url,
      cursor,
      since: login.since,
      timeout: chosen.timeout ?? this.#parts.timeout ?? TIMEOUT,
      strict: chosen.strict ?? this.#parts.strict ?? false,
      leave: async () => {
        this.#open.delete(inbox)
        if (name === undefined && chosen.keep !== true) await client.removeInbox(login.user).catch(unlessGone)
      },
    })
    this.#open.add(inbox)
    return inbox
  }

  /**
   * Stops the server when it is in this process; one elsewhere runs on.
   * @throws UnassertedMail when a strict inbox that is still open got mail that nobody asserted on; it stops all the same
   */
  async close({ verify = true }: CloseOptions = {}): Promise<void> {
    try {
      for (const inbox of this.#open) if (verify && inbox.strict) await inbox.verify()
    } finally {
      this.#open.clear()
      await this.#parts.close()
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  async #makeOwn({ title = 'test' }: InboxOptions): Promise<Login> {
    const login = { user: ownName(title), pass: newId() }
    const made = { name: login.user, password: login.pass, ttl: TIME_TO_LIVE }
    const { createdAt } = await this.client.createInbox(made)
    return { ...login, since: new Date(createdAt) }
  }

  async #openNamed(user: string, password: string | undefined): Promise<Login> {
    const there = await this.client.inbox(user).catch(unlessGone)
    if (there === undefined) {
      const pass = password ?? newId()
      const { createdAt } = await this.client.createInbox({ name: user, password: pass })
      return { user, pass, since: new Date(createdAt) }
    }
    if (there.declared && password === undefined)
      throw new Error(
        `The inbox "${user}" has a password: open it by inbox({ name: ${JSON.stringify(user)}, password: '…' }).`,
      )
    return { user, pass: password ?? 'any', since: new Date() }
  }
}

interface Login {
  readonly user: string
  readonly pass: string
  /** When it was opened: by the clock of the server where that has told it. */
  readonly since: Date
}

/** `anything@NAME.domain` where the server routes by domain and the name can be a part of one. */
function addressOf(name: string, domain: string | undefined): string {
  const isLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(name)
  return domain !== undefined && isLabel
    ? `mail@${name}.${domain}`
    : `${slug(name).slice(0, LONGEST_LOCAL_PART) || 'test'}@sandpost.test`
}

function unlessGone(error: unknown): undefined {
  if (error instanceof ServerRefusal && error.problem.status === 404) return undefined
  throw error
}
