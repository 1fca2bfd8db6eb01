import type { EventFeed } from '../domain/events.ts'
import type { InboxPorts, OpenedPort } from '../http/parts.ts'
import type { Log } from '../lib/log.ts'
import type { OpenDoor, SmtpServer } from '../smtp/server.ts'
import type { Inboxes } from '../store/store.ts'
import type { OpenListener } from './open-listener.ts'

/** Ports that are open at a time: each is a socket of the system. */
const MOST = 1_000
/** How long sessions may finish what they are at when their inbox is removed, in milliseconds. */
const GRACE = 1_000

export interface PortParts {
  readonly smtp: Pick<SmtpServer, 'open'>
  readonly inboxes: Inboxes
  readonly feed: EventFeed
  /** Those that are open: ports stand on the host of the first SMTP listener, with the same TLS. */
  readonly listeners: readonly OpenListener[]
  readonly log: Log
}

/** One port: the inbox it belongs to may get another name. */
interface Port {
  inbox: string
  readonly door: OpenDoor
}

/** SMTP ports that belong to one inbox each. They go with their inboxes, and follow them to another name. */
export class SmtpPorts implements InboxPorts {
  readonly #parts: PortParts
  readonly #open = new Map<string, Port>()
  readonly #unsubscribe: () => void

  constructor(parts: PortParts) {
    this.#parts = parts
    this.#unsubscribe = parts.feed.subscribe((event) => {
      if (event.type === 'inbox.removed') void this.close(event.inbox)
      if (event.type === 'inbox.renamed') this.#rename(event.was, event.inbox)
    })
  }

  async open(inbox: string, port: number): Promise<OpenedPort> {
    const listener = this.#firstListener()
    if (listener === undefined)
      return { problem: 'SMTP listens on no port: give --smtp-listen an address that has one.' }
    if (this.#open.size >= MOST)
      return { problem: `${MOST} inboxes have a port of their own, and no more can: remove some.` }
    const mine: { inbox: string } = { inbox }
    try {
      const door = await this.#parts.smtp.open(
        { kind: 'tcp', host: hostOf(listener), port },
        { tls: listener.tls, ownInbox: () => mine.inbox },
      )
      if (this.#open.has(inbox)) return await this.#refuse(door)
      this.#open.set(inbox, Object.assign(mine, { door }))
      return { port: portOf(door) }
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
      return { problem: `Port ${port} on ${hostOf(listener)} cannot be had (${code}): name another, or 0.` }
    }
  }

  async close(inbox: string): Promise<void> {
    const port = this.#open.get(inbox)
    this.#open.delete(inbox)
    await port?.door.close({ graceMs: GRACE })
  }

  /** Opens the ports that inboxes had when the store was closed; where one is taken, another one instead. */
  async reopen(): Promise<void> {
    for (const { name, smtpPort } of await this.#parts.inboxes.list()) {
      if (smtpPort === null) continue
      const first = await this.open(name, smtpPort)
      const opened = 'port' in first ? first : await this.open(name, 0)
      const now = 'port' in opened ? opened.port : null
      if (now === smtpPort) continue
      this.#parts.log.warn({ inbox: name, was: smtpPort, port: now }, problemOf(first))
      await this.#parts.inboxes.change(name, { smtpPort: now })
    }
  }

  /** Hears of no more changes. The SMTP server closes what is open. */
  stop(): void {
    this.#unsubscribe()
  }

  async #refuse(door: OpenDoor): Promise<OpenedPort> {
    await door.close({ graceMs: 0 })
    return { problem: 'This inbox has a port of its own already.' }
  }

  #rename(was: string, inbox: string): void {
    const port = this.#open.get(was)
    if (port === undefined) return
    this.#open.delete(was)
    this.#open.set(inbox, port)
    port.inbox = inbox
  }

  #firstListener(): OpenListener | undefined {
    return this.#parts.listeners.find(
      ({ protocol, address }) => protocol === 'smtp' && !address.startsWith('unix:'),
    )
  }
}

function hostOf({ address }: OpenListener): string {
  return address.slice(0, address.lastIndexOf(':')).replace(/^\[|\]$/g, '')
}

function portOf({ address }: OpenDoor): number {
  return address.kind === 'tcp' ? address.port : 0
}

function problemOf(opened: OpenedPort): string {
  return 'problem' in opened ? opened.problem : 'The inbox has another port now.'
}
