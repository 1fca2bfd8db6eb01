import type { Inbox, OnRetrieve } from '../../src/domain/inbox.ts'
import { DomainError } from '../../src/domain/trouble.ts'
import type { Pop3ServerParts } from '../../src/pop3/server.ts'

export interface DropMessage {
  readonly id: string
  readonly inbox: string
  readonly raw: Buffer
  readonly receivedAt: number
  readonly internationalized: boolean
  mailbox: string
  seen: boolean
}

/** The part of a store that POP3 needs, in arrays, and what may be told to go wrong. */
export class ArrayDrop {
  readonly messages: DropMessage[] = []
  readonly policies = new Map<string, OnRetrieve>()
  readonly maxAges = new Map<string, number>()
  /** Thrown by the next call of this name. */
  readonly failures = new Map<'contents' | 'remove' | 'move' | 'raw' | 'change' | 'read', Error>()
  /** Octets a read gives at a time. */
  chunk = 64 * 1024

  add(raw: string | Buffer, facts: Partial<DropMessage> = {}): DropMessage {
    const message = {
      id: `m${String(this.messages.length + 1).padStart(3, '0')}`,
      inbox: 'shop',
      raw: typeof raw === 'string' ? Buffer.from(raw, 'latin1') : raw,
      receivedAt: Date.now(),
      internationalized: false,
      mailbox: 'INBOX',
      seen: false,
      ...facts,
    }
    this.messages.push(message)
    return message
  }

  subjects(mailbox = 'INBOX'): string[] {
    return this.messages
      .filter((message) => message.mailbox === mailbox)
      .map(({ raw }) => /^Subject: (.*)\r$/m.exec(raw.toString('latin1'))?.[1] ?? '')
  }

  get store(): Pop3ServerParts['store'] {
    const inbox = (name: string): Inbox => ({
      name,
      createdAt: 0,
      declared: false,
      messages: 0,
      unread: 0,
      bytes: 0,
      limits: { maxMessages: null, maxAge: this.maxAges.get(name) ?? null, maxBytes: null },
      onRetrieve: this.policies.get(name) ?? null,
      imapReadState: null,
      ttl: null,
      usedAt: 0,
      smtpPort: null,
      pruned: { count: 0, lastAt: null },
    })
    return {
      inboxes: {
        get: async (name) => inbox(name),
        list: async () => [...new Set([...this.policies.keys(), ...this.maxAges.keys()])].map(inbox),
      },
      mailboxes: {
        contents: async (name, { mailboxes, since = 0 }) => {
          this.#fail('contents')
          const found = this.messages.filter(
            (message) =>
              message.inbox === name && mailboxes.includes(message.mailbox) && message.receivedAt >= since,
          )
          return {
            ids: found.map(({ id }) => id),
            sizes: Float64Array.from(found, ({ raw }) => raw.length),
            complete: Uint8Array.from(found, ({ raw }) =>
              raw.length === 0 || raw.subarray(-2).toString('latin1') === '\r\n' ? 1 : 0,
            ),
          }
        },
        remove: async (name, mailboxes, ids) => {
          this.#fail('remove')
          return this.#each(name, ids, (message) => {
            if (mailboxes.includes(message.mailbox)) this.messages.splice(this.messages.indexOf(message), 1)
          })
        },
        move: async (name, ids, from, to) => {
          this.#fail('move')
          return this.#each(name, ids, (message) => {
            if (message.mailbox === from) message.mailbox = to
          })
        },
      },
      messages: {
        raw: async (id) => {
          this.#fail('raw')
          const message = this.messages.find((one) => one.id === id)
          if (message === undefined) throw new DomainError('no-such-message', 'There is no such message.')
          const { raw, internationalized } = message
          return { size: raw.length, sha256: '', internationalized, bytes: () => this.#read(raw) }
        },
        change: async (selection, { seen }) => {
          this.#fail('change')
          const ids = 'ids' in selection ? selection.ids : []
          const found = this.messages.filter(({ id }) => ids.includes(id))
          for (const message of found) message.seen = seen ?? message.seen
          return found.length
        },
      },
    }
  }

  async *#read(raw: Buffer): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < raw.length; at += this.chunk) {
      yield raw.subarray(at, at + this.chunk)
      this.#fail('read')
    }
  }

  #each(inbox: string, ids: readonly string[], act: (message: DropMessage) => void): number {
    const found = this.messages.filter((message) => message.inbox === inbox && ids.includes(message.id))
    for (const message of found) act(message)
    return found.length
  }

  #fail(what: Parameters<ArrayDrop['failures']['get']>[0]): void {
    const failure = this.failures.get(what)
    if (failure !== undefined) throw failure
  }
}
