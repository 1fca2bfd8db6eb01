import { createHash } from 'node:crypto'
import type { MailEvent, Publish } from '../../src/domain/events.ts'
import type { Inbox } from '../../src/domain/inbox.ts'
import { inboxNameProblem } from '../../src/domain/inbox.ts'
import type { Digest, Kept, StoredMessage } from '../../src/domain/message.ts'
import type { MessageMap } from '../../src/domain/structure.ts'
import { DomainError } from '../../src/domain/trouble.ts'
import { newId } from '../../src/lib/ids.ts'
import { inspect } from '../../src/mail/inspect.ts'
import { messageMap } from '../../src/mail/message-map.ts'
import type { Mailboxes, Metadata } from '../../src/store/mailboxes.ts'
import type { Inboxes, Messages, Selection, Store, StoreFacts } from '../../src/store/store.ts'
import { matches } from './array-query.ts'
import { ArrayReceiver } from './array-receiver.ts'
import { arraySessions } from './array-sessions.ts'

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/** A store in arrays: small, exact and easy to break on purpose. What the real one adds is tested in test/store. */
export class ArrayStore implements Store {
  readonly all: { message: Writable<StoredMessage>; raw: Buffer }[] = []
  readonly log: MailEvent[] = []
  readonly boxes = new Map<
    string,
    Writable<Pick<Inbox, 'declared' | 'limits' | 'onRetrieve' | 'imapReadState' | 'ttl' | 'smtpPort'>> & {
      password: string | null
    }
  >()
  readonly #publish: Publish
  trouble: string | null = null
  seq = 0

  constructor(publish: Publish) {
    this.#publish = publish
  }

  async facts(): Promise<StoreFacts> {
    const bytes = this.all.reduce((sum, { raw }) => sum + raw.length, 0)
    const { seq, trouble } = this
    return {
      place: 'memory:',
      durability: 'none',
      seq,
      indexedSeq: seq,
      messages: this.all.length,
      bytes,
      trouble,
    }
  }

  async close(): Promise<void> {}

  /** REST knows no mailboxes. */
  readonly mailboxes: Mailboxes = {
    list: async () => [],
    get: async () => fail('store-failed'),
    create: async () => fail('store-failed'),
    drop: async () => fail('store-failed'),
    rename: async () => fail('store-failed'),
    subscribe: async () => fail('store-failed'),
    unsubscribe: async () => fail('store-failed'),
    subscriptions: async () => fail('store-failed'),
    placements: async () => fail('store-failed'),
    changes: async () => fail('store-failed'),
    search: async () => fail('store-failed'),
    store: async () => fail('store-failed'),
    copy: async () => fail('store-failed'),
    moveUids: async () => fail('store-failed'),
    expunge: async () => fail('store-failed'),
    claimRecent: async () => fail('store-failed'),
    contents: async () => fail('store-failed'),
    remove: async () => fail('store-failed'),
    move: async () => fail('store-failed'),
  }

  readonly metadata: Metadata = {
    get: async () => fail('store-failed'),
    set: async () => fail('store-failed'),
  }

  readonly sessions = arraySessions()

  readonly inboxes: Inboxes = {
    list: async () => [...this.boxes.keys()].map((name) => this.#box(name)),
    get: async (name) => this.#box(name),
    create: async (name, { password = null, limits, ...settings }) => {
      const { onRetrieve = null, imapReadState = null, ttl = null, smtpPort = null } = settings
      if (inboxNameProblem(name) !== undefined) fail('bad-inbox-name')
      if (this.boxes.has(name)) fail('inbox-exists')
      this.boxes.set(name, {
        declared: password !== null,
        password,
        limits: { ...NO_LIMITS, ...limits },
        onRetrieve,
        imapReadState,
        ttl,
        smtpPort,
      })
      this.#event((seq) => ({ type: 'inbox.created', seq, inbox: name }))
      return this.#box(name)
    },
    ensure: async (name) => {
      if (!this.boxes.has(name)) await this.inboxes.create(name, {})
    },
    change: async (was, { name = was, limits, password, onRetrieve, imapReadState, ttl, smtpPort }) => {
      const box = this.boxes.get(was) ?? fail('no-such-inbox')
      box.limits = { ...box.limits, ...limits }
      if (name !== was) {
        if (this.boxes.has(name)) fail('inbox-exists')
        this.boxes.delete(was)
        this.boxes.set(name, box)
        for (const { message } of this.all) if (message.inbox === was) message.inbox = name
        this.#event((seq) => ({ type: 'inbox.renamed', seq, inbox: name, was }))
      }
      if (imapReadState !== undefined) box.imapReadState = imapReadState
      if (onRetrieve !== undefined) box.onRetrieve = onRetrieve
      if (ttl !== undefined) box.ttl = ttl
      if (smtpPort !== undefined) box.smtpPort = smtpPort
      if (password !== undefined) Object.assign(box, { password, declared: password !== null })
      return this.#box(name)
    },
    remove: async (name) => {
      await this.inboxes.clear(name)
      this.boxes.delete(name)
      this.#event((seq) => ({ type: 'inbox.removed', seq, inbox: name }))
    },
    clear: async (name) => {
      this.#box(name)
      return this.#drop(({ message }) => message.inbox === name)
    },
    password: async (name) => this.boxes.get(name)?.password,
    anyPassword: () => [...this.boxes.values()].some(({ declared }) => declared),
    has: (name) => this.boxes.has(name),
    use: () => () => undefined,
    expire: async () => false,
    prune: async () => 0,
  }

  readonly messages: Writable<Messages> = {
    receive: () => new ArrayReceiver(),
    append: async (message, body) => {
      await this.inboxes.ensure(message.inbox)
      const raw = Buffer.concat((body as ArrayReceiver).chunks)
      const id = newId()
      const event = this.#event((seq) => ({ type: 'message.received', seq, inbox: message.inbox, id }), false)
      const facts = {
        id,
        seq: event.seq,
        inbox: message.inbox,
        mailbox: 'INBOX',
        uid: event.seq,
        uidValidity: 1,
      }
      const { seen = false, routedBy = null } = message
      this.all.push({ raw, message: { ...storedOf(raw), ...message, ...facts, seen, routedBy } })
      this.#publish(event)
      return facts
    },
    appendCopies: async (messages, body) => {
      const kept: Kept[] = []
      for (const message of messages) kept.push(await this.messages.append(message, body))
      return kept
    },
    appendAll: async (messages) => {
      const kept: Kept[] = []
      for (const { message, body } of messages) kept.push(await this.messages.append(message, body))
      return kept
    },
    get: async (id) => this.#find(id).message,
    map: async (id) => mapOf(this.#find(id)),
    maps: async (ids) =>
      ids.map((id) => this.all.find(({ message }) => message.id === id)).map((kept) => kept && mapOf(kept)),
    raw: async (id) => {
      const { raw, message } = this.#find(id)
      return {
        size: raw.length,
        sha256: message.sha256,
        internationalized: message.envelope.parameters.SMTPUTF8 === true,
        bytes: async function* ({ start, end } = { start: 0, end: raw.length }) {
          for (let at = start; at < end; at += 65_536) yield raw.subarray(at, Math.min(end, at + 65_536))
        },
      }
    },
    list: async ({ inbox, query, before = Number.MAX_SAFE_INTEGER, after = 0, limit, order }) => {
      if (inbox !== null) this.#box(inbox)
      const found = this.#select({ inbox, query })
      const page = found.filter(({ seq }) => seq < before && seq > after)
      if (order === 'desc') page.reverse()
      return { messages: page.slice(0, limit), total: found.length, cursor: this.seq }
    },
    change: async (selection, { seen, flagged, addTags = [], removeTags = [] }) => {
      const chosen = this.#select(selection)
      for (const message of chosen) {
        message.seen = seen ?? message.seen
        message.flagged = flagged ?? message.flagged
        message.tags = [...new Set([...message.tags, ...addTags])].filter((tag) => !removeTags.includes(tag))
        const { inbox, id, tags } = message
        const facts = { inbox, id, tags, seen: message.seen, flagged: message.flagged }
        this.#event((seq) => ({ type: 'message.changed', seq, ...facts }))
      }
      return chosen.length
    },
    remove: async (selection) => {
      const ids = new Set(this.#select(selection).map(({ id }) => id))
      return this.#drop(({ message }) => ids.has(message.id))
    },
    eventsSince: async (seq, limit) => this.log.filter((event) => event.seq > seq).slice(0, limit),
  }

  #select(selection: Selection): Writable<StoredMessage>[] {
    const messages = this.all.map(({ message }) => message)
    if ('ids' in selection) return messages.filter(({ id }) => selection.ids.includes(id))
    const { inbox, query } = selection
    return messages.filter(
      (message) => (inbox === null || message.inbox === inbox) && matches(query, message),
    )
  }

  #drop(doomed: (entry: { message: StoredMessage }) => boolean): number {
    const gone = this.all.filter(doomed)
    for (const { message } of gone) {
      this.all.splice(
        this.all.findIndex((entry) => entry.message === message),
        1,
      )
      this.#event((seq) => ({ type: 'message.removed', seq, inbox: message.inbox, id: message.id }))
    }
    return gone.length
  }

  #event(make: (seq: number) => MailEvent, publish = true): MailEvent {
    this.seq += 1
    const event = make(this.seq)
    this.log.push(event)
    if (publish) this.#publish(event)
    return event
  }

  #find(id: string) {
    return this.all.find(({ message }) => message.id === id) ?? fail('no-such-message')
  }

  #box(name: string): Inbox {
    const { password: _, ...settings } = this.boxes.get(name) ?? fail('no-such-inbox')
    const mine = this.all.filter(({ message }) => message.inbox === name)
    const unread = mine.filter(({ message }) => !message.seen).length
    const bytes = mine.reduce((sum, { raw }) => sum + raw.length, 0)
    const pruned = { count: 0, lastAt: null }
    return { name, createdAt: 0, usedAt: 0, ...settings, messages: mine.length, unread, bytes, pruned }
  }
}

const NO_LIMITS = { maxMessages: null, maxAge: null, maxBytes: null }

function fail(trouble: DomainError['trouble']): never {
  throw new DomainError(trouble, `It is so: ${trouble}.`)
}

function mapOf({ message, raw }: { message: StoredMessage; raw: Buffer }): MessageMap {
  return { ...messageMap(raw), preview: message.preview, warning: null }
}

function storedOf(raw: Buffer) {
  const { subject, from, to, cc, bcc, date, messageId, text, html, headers, structure } = inspect(raw)
  const files = [structure, ...structure.children].filter(({ attachment }) => attachment)
  const attachments = files.map(({ filename, type, size }) => ({
    name: filename ?? '',
    type,
    size: size ?? 0,
  }))
  const words = text ?? html ?? ''
  const preview = words.slice(0, 200)
  const known = { subject, from, to, preview }
  const digest: Digest = {
    ...known,
    ...{ cc, bcc, date, messageId, headers, attachments, text: words, hasHtml: html !== null, warnings: [] },
  }
  const sha256 = createHash('sha256').update(raw).digest('hex')
  return {
    ...known,
    digest,
    sha256,
    size: raw.length,
    flagged: false,
    tags: [],
    attachments: attachments.length,
  }
}
